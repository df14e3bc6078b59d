import { namedOf, type Settings, type Words } from '@papier-rose/law'
import { balanceWords, standingWords } from '../guide/index.ts'
import { column, heading, link, linkButton, paragraph, type Task, taskList } from '../kit/design/components.ts'
import { type Content, type Lang, path } from '../kit/html.ts'
import { answerView } from './answer-view.ts'
import { lettersTitle } from './letters-view.ts'
import { measuresTitle } from './measures-view.ts'
import { pointsTitle } from './points-view.ts'
import { rightsView } from './rights-view.ts'
import type { Space } from './space.ts'

const words = {
  more: { fr: 'Mon dossier', en: 'My record' },
  pointsHint: {
    fr: 'Chaque mouvement avec son article, ce qui revient et quand',
    en: 'Each movement with its article, what comes back and when',
  },
  noPoints: { fr: 'Pas de points', en: 'No points' },
  measuresHint: {
    fr: 'Suspensions, annulations : dernier jour, et ce qu’il faut en plus',
    en: 'Suspensions, cancellations: last day, and what is needed besides',
  },
  lettersHint: { fr: 'Retraits, stages, invalidation, points rendus', en: 'Withdrawals, courses, loss, points given back' },
  error: { fr: 'Signaler une erreur', en: 'Report an error' },
  errorHint: { fr: 'Ce qui est faux dans votre dossier, et la réponse', en: 'What is wrong in your file, and the answer' },
  readers: { fr: 'Qui a lu mon dossier', en: 'Who read my file' },
  readersHint: { fr: 'Quand, qui, en quelle qualité', en: 'When, who, in what role' },
  certificate: { fr: 'Attestation de droits à conduire', en: 'Certificate of the right to drive' },
  certificateHint: { fr: 'Catégories et validité, sans les points', en: 'Categories and validity, without points' },
  full: { fr: 'Relevé d’information intégral (PDF)', en: 'Full record (PDF, in French)' },
  fullHint: { fr: 'Tout ce qui est enregistré sur vous, pour vous seul', en: 'All that is recorded of you, for you alone' },
  fullEnglish: { fr: 'Le relevé expliqué en anglais (PDF)', en: 'The full record explained in English (PDF)' },
  codes: { fr: 'Montrer que mon permis est valable', en: 'Show that my licence is valid' },
  codesHint: { fr: 'Un code pour un employeur ou un loueur ; qui l’a utilisé', en: 'A code for an employer or a hirer; who used it' },
  named: { fr: 'On dit que je conduisais', en: 'Somebody says that I was driving' },
  namedHint: { fr: 'Quelqu’un vous a désigné comme conducteur', en: 'Somebody named you as the driver' },
  toAnswer: { fr: 'Réponse attendue', en: 'Answer awaited' },
  see: { fr: 'Ouvrir', en: 'Open' },
  noFile: { fr: 'Nous ne savons pas encore quel dossier est le vôtre', en: 'We do not know yet which file is yours' },
  noFileLead: {
    fr: 'Votre droit de conduire se lit dans votre dossier de conducteur. Retrouvons-le d’abord.',
    en: 'Your right to drive is read in your driver’s file. Let us find it first.',
  },
  find: { fr: 'Retrouver mon dossier', en: 'Find my file' },
} satisfies Record<string, Words>

const inForce = (n: number): Words =>
  n === 0
    ? { fr: 'Aucune en cours', en: 'None in force' }
    : n === 1
      ? { fr: '1 en cours', en: '1 in force' }
      : { fr: `${n} en cours`, en: `${n} in force` }

/** A person signed in whose driver's file was not found yet. */
export const noFilePage = (lang: Lang): Content =>
  column(
    heading(lang, words.noFile),
    paragraph(lang, words.noFileLead, 'lead'),
    linkButton({ lang, label: words.find, href: `${path(lang, '/connexion/dossier')}?retour=${encodeURIComponent('/mon-permis')}` }),
  )

export const noFileTitle = words.noFile

/** The space of a driver: may I drive today, my categories and titles, and the ways to points and measures. */
export function licencePage(lang: Lang, space: Space, law: Settings): Content {
  const { ledger, bans, today } = space
  const points = ledger.status === 'no-licence' ? words.noPoints : balanceWords(ledger, today)
  const named = namedOf(space.life.facts, today, law)
  const tasks: Task[] = [
    {
      label: pointsTitle,
      hint: ledger.status === 'no-licence' ? words.pointsHint : standingWords(ledger),
      href: path(lang, '/mon-permis/points'),
      status: points,
    },
    {
      label: measuresTitle,
      hint: words.measuresHint,
      href: path(lang, '/mon-permis/mesures'),
      status: inForce(bans.length),
      ...(bans.length > 0 ? { tone: 'stopped' as const } : {}),
    },
    { label: lettersTitle, hint: words.lettersHint, href: path(lang, '/mon-permis/courriers'), status: words.see },
    { label: words.certificate, hint: words.certificateHint, href: path(lang, '/mon-permis/attestation'), status: words.see },
    { label: words.full, hint: words.fullHint, href: path(lang, '/mon-permis/releve-integral.pdf'), status: words.see },
    ...(named.length > 0
      ? [
          {
            label: words.named,
            hint: words.namedHint,
            href: path(lang, '/mon-permis/designations'),
            ...(named.some(({ standing }) => standing === 'waiting')
              ? { status: words.toAnswer, tone: 'todo' as const }
              : { status: words.see }),
          },
        ]
      : []),
    { label: words.codes, hint: words.codesHint, href: path(lang, '/mon-permis/codes'), status: words.see },
    { label: words.error, hint: words.errorHint, href: path(lang, '/mon-permis/erreurs'), status: words.see },
    { label: words.readers, hint: words.readersHint, href: path(lang, '/compte/donnees'), status: words.see },
  ]
  return [
    answerView(lang, space),
    heading(lang, words.more, { level: 2 }),
    taskList(lang, tasks, 'record'),
    paragraph(lang, link(lang, words.fullEnglish, path(lang, '/mon-permis/releve-integral-en.pdf'))),
    rightsView(lang, space.record, today, law),
  ]
}
