import type { Words } from '@papier-rose/law'
import { column, heading, linkButton, paragraph } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'

const words = {
  title: { fr: 'Cette page de résultat est fermée', en: 'This result page is closed' },
  help: {
    fr: 'Une page de résultat reste ouverte une heure, dans le navigateur qui l’a demandée. Demandez-la de nouveau : rien n’est perdu.',
    en: 'A result page stays open for an hour, in the browser that asked for it. Ask for it again: nothing is lost.',
  },
  again: { fr: 'Voir mon résultat', en: 'See my result' },
} satisfies Record<string, Words>

export const closedTitle = words.title

/** The one answer for a result page that has ended, was never opened or is open in another browser. */
export const closed = (lang: Lang): Content =>
  column(heading(lang, words.title), paragraph(lang, words.help), linkButton({ lang, label: words.again, href: path(lang, '/resultat') }))
