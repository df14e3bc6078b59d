import type { Words } from '../answer.ts'
import { type Day, fromNumber } from '../day.ts'
import type { Article } from '../text.ts'
import { longDay, monthCount, pointCount, yearCount } from '../words.ts'
import type { Infraction, Spared } from './happenings.ts'
import type { Move, MoveKind } from './running.ts'
import type { StageObstacle } from './stages.ts'
import * as t from './texts.ts'

interface Said {
  readonly words: Words
  readonly articles: readonly Article[]
}

const said = (fr: string, en: string, ...articles: Article[]): Said => ({ words: { fr, en }, articles })
const on = (n: number | null | undefined): Words => longDay(fromNumber(n ?? 0) as Day)
const count = (n: number | undefined): Words => pointCount(Math.abs(n ?? 0))
const nameOf = (it: Infraction | undefined): Words => {
  const on = it ? longDay(it.date) : { fr: '', en: '' }
  const label = it?.label ?? it?.article
  const quoted = label?.replaceAll("'", '’').replaceAll('"', '”')
  return quoted
    ? { fr: `l’infraction du ${on.fr} (${quoted})`, en: `the offence of ${on.en} (${quoted})` }
    : { fr: `l’infraction du ${on.fr}`, en: `the offence of ${on.en}` }
}
const fault = (move: Move): Words => nameOf(move.fault?.source)

const obstacleWords: Readonly<Record<StageObstacle, Words>> = {
  'kind-without-points': { fr: 'ce stage exécute une mesure pénale', en: 'this course carries out a criminal measure' },
  'right-lost': { fr: 'le permis n’était pas ou plus valable', en: 'the licence was not, or no longer, valid' },
  'no-withdrawal': { fr: 'aucun point n’avait été retiré', en: 'no point had been withdrawn' },
  'at-ceiling': { fr: 'le solde était déjà au maximum', en: 'the balance was already at its ceiling' },
  'within-a-year': {
    fr: 'un autre stage avait donné des points moins d’un an avant',
    en: 'another course had given points less than a year before',
  },
  'zero-in-first-year': { fr: 'le solde était nul dans la première année', en: 'the balance was zero in the first year' },
}

const creditWords: Partial<Record<MoveKind, Words>> = {
  gain: { fr: 'le gain annuel', en: 'the yearly gain' },
  'probation-ends-clean': { fr: 'les douze points de la fin de probation', en: 'the twelve points at the end of probation' },
  'single-back': { fr: 'le retour d’un point au bout de six mois', en: 'the return of one point after six months' },
  'full-back': { fr: 'le retour de tous les points', en: 'the return of all points' },
  'stage-credit': { fr: 'les points du stage', en: 'the points of the course' },
}

const sparedWords: Readonly<Record<Spared | 'none', Said>> = {
  none: said('elle ne coûte pas de point', 'it costs no point', t.l223_1),
  learner: said('un élève conducteur n’a pas encore de permis', 'a learner has no licence yet', t.natinf),
  'redevable-pecuniaire': said(
    'vous payez comme titulaire de la carte grise, sans être le conducteur désigné',
    'you pay as the registered keeper, not as the proven driver',
    t.l121_3,
  ),
  'vehicle-without-licence': said('le véhicule se conduit sans permis', 'the vehicle needs no licence', t.ce158676),
  abroad: said('elle a été commise à l’étranger', 'it was committed abroad', t.l223_1),
  'territory-without-points': said(
    'le permis à points ne s’applique pas dans ce territoire',
    'points are not withdrawn in this territory',
    t.l243_1,
    t.l244_1,
  ),
}

/** Full sentences for each kind of move. Each is read by the holder of the licence, and by the agent who answers him. */
const sentences: Readonly<Record<MoveKind, (move: Move) => Said>> = {
  licence: m =>
    m.numbers.years
      ? said(
          `Permis obtenu\u00a0: ${count(m.delta).fr}. La période probatoire dure ${yearCount(m.numbers.years).fr}.`,
          `Licence obtained: ${count(m.delta).en}. Probation lasts ${yearCount(m.numbers.years).en}.`,
          t.l223_1,
          t.r223_1,
        )
      : said(`Permis obtenu\u00a0: ${count(m.delta).fr}.`, `Licence obtained: ${count(m.delta).en}.`, t.r223_1),
  'new-licence': m =>
    said(
      `Nouveau permis\u00a0: ${count(m.delta).fr}. Une nouvelle période probatoire de ${yearCount(m.numbers.years ?? 0).fr} commence.`,
      `New licence: ${count(m.delta).en}. A new probation of ${yearCount(m.numbers.years ?? 0).en} begins.`,
      t.l223_1,
      t.r223_1,
      t.r211_5,
    ),
  gain: m =>
    said(
      `${yearCount(m.numbers.years ?? 1).fr} de permis sans infraction avec retrait de points\u00a0: ${count(m.delta).fr} de plus.`,
      `${yearCount(m.numbers.years ?? 1).en} of licence without an offence that cost points: ${count(m.delta).en} more.`,
      t.l223_1,
      t.r223_1,
    ),
  'gain-refused': m =>
    said(
      `Pas de gain annuel\u00a0: ${fault(m).fr} a coûté des points depuis le début de la probation.`,
      `No yearly gain: ${fault(m).en} has cost points since probation began.`,
      t.l223_1,
      t.ce393522,
    ),
  'gain-kept': m =>
    said(
      `Les points donnés le ${on(m.other).fr} restent acquis, bien que ${fault(m).fr} ait été commise avant\u00a0: elle n’était pas encore établie. Les textes ne règlent pas ce cas.`,
      `The points given on ${on(m.other).en} are kept although ${fault(m).en} was committed before: it was not established yet. The texts do not settle this case.`,
      t.l223_1,
    ),
  'gain-withdrawn': m =>
    said(
      `Les points donnés le ${on(m.other).fr} sont repris\u00a0: ${fault(m).fr} avait été commise avant.`,
      `The points given on ${on(m.other).en} are taken back: ${fault(m).en} had been committed before.`,
      t.l223_1,
    ),
  'training-counts': m =>
    said(
      `Formation complémentaire suivie à temps\u00a0: sans infraction ni suspension, la probation finira le ${on(m.other).fr}.`,
      `Additional training followed in time: without offence or suspension, probation will end on ${on(m.other).en}.`,
      t.r223_1,
      t.r223_4_1,
    ),
  'training-without-effect': m =>
    m.reasons.includes('window')
      ? said(
          'Formation complémentaire sans effet\u00a0: elle se suit entre le sixième et le douzième mois de permis.',
          'Additional training without effect: it is followed between the sixth and the twelfth month of licence.',
          t.r223_4_1,
        )
      : said(
          'Formation complémentaire sans effet\u00a0: elle ne raccourcit que la probation d’un premier permis.',
          'Additional training without effect: it shortens the probation of a first licence only.',
          t.l223_1,
        ),
  'training-lost': m =>
    said(
      `La probation n’est pas raccourcie\u00a0: ${m.reasons.includes('infraction') ? 'une infraction a coûté des points' : 'le droit de conduire a été suspendu ou restreint'}. Elle finira le ${on(m.other).fr}.`,
      `Probation is not shortened: ${m.reasons.includes('infraction') ? 'an offence has cost points' : 'the right to drive was suspended or restricted'}. It will end on ${on(m.other).en}.`,
      t.l223_1,
    ),
  'aac-shortens': m =>
    said(
      `Catégorie obtenue par conduite accompagnée\u00a0: la probation finit le ${on(m.other).fr}.`,
      `Category obtained by accompanied driving: probation ends on ${on(m.other).en}.`,
      t.r223_1,
    ),
  'probation-ends-clean': () =>
    said(
      'Fin de la période probatoire sans infraction\u00a0: douze points.',
      'End of probation without offence: twelve points.',
      t.r223_1,
      t.l223_1,
    ),
  'probation-ends': m =>
    said(
      `Fin de la période probatoire. Le maximum passe à douze points\u00a0; le solde ne change pas, à cause de ${fault(m).fr}.`,
      `End of probation. The ceiling becomes twelve points; the balance stays, because of ${fault(m).en}.`,
      t.r223_1,
      t.bizet,
    ),
  withdrawal: m => {
    const { points = 0, taken = 0 } = m.numbers
    const limited = taken < points
    return said(
      `Retrait de ${count(taken).fr} pour ${fault(m).fr}.${limited ? ` Elle en vaut ${points}\u00a0; le total d’infractions simultanées est limité.` : ''}${m.balance <= 0 ? ' Il ne reste aucun point\u00a0; le droit de conduire dure jusqu’à la lettre 48SI.' : ''}`,
      `${count(taken).en} withdrawn for ${fault(m).en}.${limited ? ` It is worth ${points}; the total of simultaneous offences is limited.` : ''}${m.balance <= 0 ? ' No point is left; the right to drive lasts until the letter 48SI.' : ''}`,
      t.l223_1,
      limited ? t.r223_2 : t.l223_2,
    )
  },
  'no-points': m => {
    const why = sparedWords[m.fault?.source.spared ?? 'none']
    return said(
      `Aucun retrait pour ${fault(m).fr}\u00a0: ${why.words.fr}.`,
      `Nothing withdrawn for ${fault(m).en}: ${why.words.en}.`,
      ...why.articles,
    )
  },
  'not-debited': m =>
    said(
      `Aucun retrait pour ${fault(m).fr}\u00a0: elle n’a pas été commise sous le permis en cours.`,
      `Nothing withdrawn for ${fault(m).en}: it was not committed under the present licence.`,
      t.l223_1,
      t.l223_5,
    ),
  'withdrawal-cancelled': () =>
    said('Un retrait est annulé\u00a0: il n’a jamais eu lieu.', 'A withdrawal is cancelled: it never happened.', t.r223_3),
  'single-back': m =>
    said(
      `Un point revient\u00a0: aucune infraction dans le délai qui suit ${fault(m).fr}.`,
      `One point comes back: no offence within the delay that follows ${fault(m).en}.`,
      t.l223_6,
    ),
  'single-blocked': m =>
    said(
      `Le point de ${fault(m).fr} ne revient pas\u00a0: une autre infraction a été commise le ${on(m.other).fr}.`,
      `The point of ${fault(m).en} does not come back: another offence was committed on ${on(m.other).en}.`,
      t.l223_6,
      t.ce402423,
    ),
  'full-back': m =>
    said(
      `${yearCount(m.numbers.years ?? 2).fr} sans infraction depuis le ${on(m.other).fr}\u00a0: le solde revient au maximum.${m.numbers.grave ? ' Le délai est de trois ans à cause d’un délit ou d’une contravention de classe 4 ou 5.' : ''}`,
      `${yearCount(m.numbers.years ?? 2).en} without offence since ${on(m.other).en}: the balance is back at the maximum.${m.numbers.grave ? ' The delay is three years because of a délit or a contravention of class 4 or 5.' : ''}`,
      t.l223_6,
      t.ce392555,
    ),
  'full-blocked': m =>
    said(
      `Les points ne reviennent pas\u00a0: ${fault(m).fr} a été commise dans le délai commencé le ${on(m.other).fr}.`,
      `The points do not come back: ${fault(m).en} was committed within the delay that began on ${on(m.other).en}.`,
      t.l223_6,
    ),
  'ten-back': m =>
    said(
      `Dix ans après, ${count(m.delta).fr} de ${fault(m).fr} reviennent.`,
      `Ten years later, ${count(m.delta).en} of ${fault(m).en} come back.`,
      t.l223_6,
    ),
  'stage-credit': m =>
    said(
      `Stage suivi\u00a0: ${count(m.delta).fr} de plus, sans dépasser ${m.capital}.`,
      `Course followed: ${count(m.delta).en} more, within the ceiling of ${m.capital}.`,
      t.l223_6,
      t.r223_8,
    ),
  'stage-nothing': m => {
    const words = m.reasons.map(r => obstacleWords[r as StageObstacle])
    return said(
      `Stage sans points\u00a0: ${words.map(w => w.fr).join('\u00a0; ')}.`,
      `Course without points: ${words.map(w => w.en).join('; ')}.`,
      t.l223_6,
      t.r223_8,
      t.ce461479,
    )
  },
  letter: m => {
    const it = m.mark?.source
    const ref = it?.type === 'letter' ? it.ref : ''
    return said(`Lettre ${ref} reçue.`, `Letter ${ref} received.`, ref === '48N' ? t.r223_4 : t.r223_3)
  },
  invalidated: () =>
    said(
      'Lettre 48SI reçue\u00a0: le permis n’est plus valable. Remettez-le au préfet.',
      'Letter 48SI received: the licence is no longer valid. Hand it to the préfet.',
      t.l223_1,
      t.l223_5,
      t.r223_3,
    ),
  'letter-without-object': m =>
    said(
      `${m.standing === 'foreign' ? 'Interdiction notifiée' : 'Lettre 48SI reçue'} alors que le solde était de ${count(m.balance).fr}\u00a0: elle est sans objet et peut être contestée.`,
      `${m.standing === 'foreign' ? 'Ban notified' : 'Letter 48SI received'} while the balance was ${count(m.balance).en}: it has no object and can be contested.`,
      t.ce461479,
      t.l223_1,
    ),
  surrender: () => said('Permis remis au préfet.', 'Licence handed to the préfet.', t.l223_5),
  annulled: m => {
    const months = m.numbers.banMonths
    const ban = months === undefined ? { fr: '', en: '' } : monthCount(months)
    return months
      ? said(
          `Permis annulé par un juge. Aucune demande de permis pendant ${ban.fr}.`,
          `Licence annulled by a court. No application for a licence for ${ban.en}.`,
          t.l224_14,
        )
      : said('Permis annulé par un juge.', 'Licence annulled by a court.', t.l224_14)
  },
  'loss-cancelled': () =>
    said(
      'La lettre 48SI est annulée par un juge\u00a0: le permis est ce qu’il serait sans elle. Si un nouveau permis a été obtenu avant, lui seul compte, sans les points de l’ancien.',
      'The letter 48SI is annulled by a court: the licence is what it would be without it. If a new licence was obtained before, that one alone counts, without the points of the old one.',
      t.ce2016OneLicence,
      t.l223_1,
    ),
  'foreign-licence': m =>
    m.reasons.includes('exchanged')
      ? said(
          `Permis français échangé à l’étranger\u00a0: il ne porte plus de points. Le permis étranger en porte ${count(m.balance).fr} pour conduire en France.`,
          `French licence exchanged abroad: it bears no points any more. The foreign licence bears ${count(m.balance).en} to drive in France.`,
          t.l223_10,
          t.ce2025Foreign,
        )
      : said(
          `Permis étranger\u00a0: ${count(m.balance).fr} pour conduire en France.`,
          `Foreign licence: ${count(m.balance).en} to drive in France.`,
          t.l223_10,
          t.ce2025Foreign,
        ),
  'foreign-ban': m =>
    said(
      `Plus aucun point\u00a0: interdiction de conduire en France avec un permis étranger, notifiée ce jour-là, jusqu’au ${on(m.other).fr}.`,
      `No point is left: driving in France with a foreign licence is forbidden, as notified on that day, until ${on(m.other).en}.`,
      t.l223_10,
    ),
  'foreign-again': m =>
    said(`L’interdiction est finie\u00a0: de nouveau ${count(m.delta).fr}.`, `The ban is over: ${count(m.delta).en} again.`, t.l223_10),
  'carried-over': m =>
    said(
      `Permis français obtenu\u00a0: il porte les points qui restaient au permis étranger, ${count(m.balance).fr}${m.reasons.includes('probation') ? ', avec une période probatoire' : ''}.`,
      `French licence obtained: it bears the points left to the foreign one, ${count(m.balance).en}${m.reasons.includes('probation') ? ', under probation' : ''}.`,
      t.l223_11,
    ),
  'given-in-ignorance': m =>
    said(
      `Donné ce jour-là faute de savoir\u00a0: ${creditWords[m.instead ?? 'gain']?.fr}.`,
      `Given on that day for want of knowing: ${creditWords[m.instead ?? 'gain']?.en}.`,
      t.l223_6,
    ),
  'ignorance-withdrawn': m =>
    said(
      `Repris le ${on(m.recorded).fr}\u00a0: ${creditWords[m.instead ?? 'gain']?.fr} n’était pas dû, ${m.fault ? `car ${fault(m).fr}, commise avant, a été connue ce jour-là` : 'car un stage plus ancien a été connu ce jour-là'}.`,
      `Taken back on ${on(m.recorded).en}: ${creditWords[m.instead ?? 'gain']?.en} was not due, ${m.fault ? `because ${fault(m).en}, committed before, became known that day` : 'because an earlier course became known that day'}.`,
      t.l223_6,
      t.r223_3,
    ),
}

/** What a move means, in both languages, and the articles it rests on. */
export const explain = (move: Move): Said => sentences[move.kind](move)
