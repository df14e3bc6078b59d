import { type Article, awaitsAptitude, type BanKind, longDay, type Reason, type Words } from '@papier-rose/law'
import { type Space, verdictOf } from './space.ts'

/** One thing to do: a sentence, what it rests on, and where it is explained or done. */
export interface ToDo {
  readonly words: Words
  readonly articles: readonly Article[]
  /** The day to act had come and gone. */
  readonly late?: boolean
  readonly to?: { readonly href: string; readonly label: Words }
}

const theGuide: Words = { fr: 'Voir pas à pas', en: 'See step by step' }
const guide = (slug: string) => ({ href: `/guide/${slug}`, label: theGuide })

/** The plan that tells, step by step, what to do about each measure. */
export const guideOf: Readonly<Record<BanKind, { readonly href: string; readonly label: Words } | undefined>> = {
  'suspension-administrative': guide('suspension-prefet'),
  retention: guide('suspension-prefet'),
  'suspension-judicial': guide('suspension-juge'),
  annulment: guide('permis-annule'),
  invalidation: guide('solde-nul'),
  unfit: guide('avis-medical-defavorable'),
  'judicial-ban': undefined,
  foreign: undefined,
}

const words = {
  zero: {
    fr: 'Votre solde est nul. Vous pouvez conduire tant que la lettre 48SI ne vous est pas notifiée ; ensuite, plus du tout. Ne perdez pas de temps : un stage ne sert que s’il finit avant elle.',
    en: 'Your balance is zero. You may drive until letter 48SI is notified to you; after that, not at all. Do not wait: a course helps only if it ends before that letter.',
  },
  newCard: { fr: 'Demandez une nouvelle carte : la date de la vôtre est passée.', en: 'Request a new card: the date of yours has passed.' },
  paper: {
    fr: 'Prenez une attestation de droits à conduire avant de conduire : elle prouve votre droit.',
    en: 'Take a certificate of the right to drive before you drive: it proves your right.',
  },
  certificate: { fr: 'Obtenir l’attestation', en: 'Get the certificate' },
  surrenderedCard: {
    fr: 'Ne conduisez aucun véhicule qui demande un permis : c’est un délit.',
    en: 'Do not drive any vehicle that needs a licence: it is a criminal offence.',
  },
  request: { fr: 'Demander mon permis', en: 'Request my licence' },
  requestWhy: {
    fr: 'Si vous venez de réussir l’examen, voyez votre résultat puis demandez votre permis.',
    en: 'If you have just passed the exam, see your result, then request your licence.',
  },
  foreign: {
    fr: 'Vérifiez combien de temps votre permis étranger est reconnu en France.',
    en: 'Check how long your foreign licence is recognised in France.',
  },
  foreignGuide: { fr: 'Voir ce qui vaut pour mon pays', en: 'See what applies to my country' },
} satisfies Record<string, Words>

/** What remains to be done about a measure whose end alone gives nothing back. */
function aptitude({ bans, today }: Space): ToDo[] {
  return bans.flatMap(ban => {
    if (!ban.needsAptitude || !ban.lastDay || (ban.aptitudeOn !== undefined && ban.aptitudeOn <= today)) return []
    const end = longDay(ban.lastDay)
    const late = awaitsAptitude(ban, today)
    const said = late
      ? {
          fr: `La durée est finie depuis le ${end.fr}. Il manque la décision d’aptitude du préfet : passez le contrôle médical si ce n’est pas fait, et écrivez à la préfecture s’il l’est.`,
          en: `The time was over on ${end.en}. The préfet’s decision of aptitude is missing: take the medical control if you have not, and write to the préfecture if you have.`,
        }
      : {
          fr: `Passez le contrôle médical assez tôt pour que le préfet décide avant le ${end.fr}. Sans sa décision d’aptitude, l’interdiction continue après ce jour.`,
          en: `Take the medical control early enough for the préfet to decide before ${end.en}. Without the decision of aptitude, the ban goes on after that day.`,
        }
    return [{ words: said, articles: (ban.because ?? []).flatMap(one => one.articles), late, to: guideOf[ban.kind] }]
  })
}

const has = (space: Space, code: string): Reason | undefined =>
  space.answers.flatMap(({ answer }) => answer.reasons).find(one => one.code === code)

/** What this person has to do next, the most pressing first. */
export function nextSteps(space: Space): ToDo[] {
  const { ledger, bans, today } = space
  const verdict = verdictOf(space)
  const expired = has(space, 'card-expired')
  const noPaper = has(space, 'no-paper')
  const lost = bans.find(ban => ban.kind === 'invalidation' || ban.kind === 'annulment')
  const open = ledger.deadlines.filter(({ doneOn }) => doneOn === null)
  return [
    ...(lost ? [{ words: words.surrenderedCard, articles: [], to: guideOf[lost.kind] }] : []),
    ...(ledger.status === 'zero-not-notified' ? [{ words: words.zero, articles: [] }] : []),
    ...open.map(({ words, articles, what, day }) => ({
      words,
      articles,
      late: (what === 'stage' || what === 'surrender') && day < today,
    })),
    ...aptitude(space),
    ...(expired ? [{ words: words.newCard, articles: expired.articles, to: guide('carte-expiree') }] : []),
    ...(noPaper
      ? [{ words: words.paper, articles: noPaper.articles, to: { href: '/mon-permis/attestation', label: words.certificate } }]
      : []),
    ...(verdict === 'nothing' && ledger.status === 'no-licence'
      ? [{ words: words.requestWhy, articles: [], to: { href: '/demande', label: words.request } }]
      : []),
    ...(verdict === 'foreign'
      ? [{ words: words.foreign, articles: [], to: { href: '/guide/permis-etranger', label: words.foreignGuide } }]
      : []),
  ]
}
