import { type Category, charteReturnToSchool, charteTopics, charteTwoWheels, type Words } from '@papier-rose/law'
import { button, checkboxes, column, errorSummary, type FieldError, form, heading, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'

const words = {
  title: { fr: 'La charte du conducteur responsable', en: 'The charter of the responsible driver' },
  lead: {
    fr: 'Avant de recevoir votre certificat, lisez ces conseils. Ils valent pour chaque trajet.',
    en: 'Before you receive your certificate, read this advice. It holds for every journey.',
  },
  accept: { fr: 'Votre engagement', en: 'Your commitment' },
  accepted: { fr: 'J’ai lu ces conseils et j’accepte la charte', en: 'I have read this advice and I accept the charter' },
  button: { fr: 'Accepter et obtenir mon certificat', en: 'Accept and get my certificate' },
  missing: { fr: 'Cochez la case si vous acceptez la charte.', en: 'Tick the box if you accept the charter.' },
} satisfies Record<string, Words>

export const charteTitle = words.title
export const charteMissing: FieldError = { field: 'charte', words: words.missing }

/** The advice that every new driver reads, and the box that accepts the charte. */
export function charte(
  lang: Lang,
  p: {
    readonly view: string
    readonly category: Category
    readonly ids: { readonly csrf: string; readonly id: string }
    readonly errors?: readonly FieldError[]
  },
): Content {
  const twoWheels = p.category.startsWith('A')
  const topics = [...charteTopics, ...(twoWheels ? [charteTwoWheels] : []), charteReturnToSchool]
  return column(
    errorSummary(lang, p.errors),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${topics.map(({ title, advice }) => html`<li><strong>${say(title, lang)}</strong><br>${say(advice, lang)}</li>`)}</ol>`,
    form({
      action: path(lang, `/resultat/${p.view}/charte`),
      ...p.ids,
      content: [
        checkboxes({ lang, name: 'charte', label: words.accept, errors: p.errors, choices: [{ value: 'oui', label: words.accepted }] }),
        button({ lang, label: words.button }),
      ],
    }),
  )
}
