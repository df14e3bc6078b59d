import { type Category, categories, longDay, type Words, whyBanned } from '@papier-rose/law'
import { answerBody, explained, reasonList } from '../guide/index.ts'
import { heading, link, list, panel, paragraph, tag, warning } from '../kit/design/components.ts'
import { type Content, colon, formatDay, html, type Lang, path, print, say } from '../kit/html.ts'
import { nextSteps } from './next.ts'
import { type Answered, type Space, verdictOf } from './space.ts'

const words = {
  question: { fr: 'Puis-je conduire aujourd’hui ?', en: 'May I drive today?' },
  yes: { fr: 'Oui, vous pouvez conduire', en: 'Yes, you may drive' },
  some: { fr: 'Oui, mais pas avec toutes vos catégories', en: 'Yes, but not with all your categories' },
  no: { fr: 'Non, ne conduisez pas', en: 'No, do not drive' },
  nothing: { fr: 'Aucun permis n’est enregistré à votre nom', en: 'No licence is recorded in your name' },
  nothingLead: {
    fr: 'Sans permis, vous ne pouvez pas conduire un véhicule qui en demande un.',
    en: 'Without a licence, you may not drive a vehicle that needs one.',
  },
  foreign: { fr: 'Cela dépend de votre permis étranger', en: 'It depends on your foreign licence' },
  foreignLead: {
    fr: 'Votre dossier dit que vous conduisez avec un permis étranger. Il n’en contient ni les catégories ni la validité. Aucune interdiction de conduire en France n’y est inscrite.',
    en: 'Your file says that you drive with a foreign licence. It holds neither its categories nor its validity. No ban on driving in France is recorded in it.',
  },
  rightOnly: {
    fr: 'Vous avez le droit de conduire, mais aucun papier valable ne le prouve.',
    en: 'You have the right to drive, but no valid paper proves it.',
  },
  noRight: { fr: 'Vous n’avez pas le droit de conduire.', en: 'You have no right to drive.' },
  next: { fr: 'Ce que vous avez à faire', en: 'What you have to do' },
  nothingToDo: { fr: 'Rien : tout est en ordre.', en: 'Nothing: all is in order.' },
  late: { fr: 'Délai passé', en: 'Day gone by' },
} satisfies Record<string, Words>

export const title = words.question

const named = (own: readonly Category[], lang: Lang): string =>
  own.length === 1
    ? `${lang === 'fr' ? 'Catégorie' : 'Category'} ${own[0]}`
    : `${lang === 'fr' ? 'Catégories' : 'Categories'} ${own.join(', ')}`

/** The answer large: it is the title of the page, and is heard first. */
function large(lang: Lang, space: Space): Content {
  const { answers, today } = space
  const on = say({ fr: `Aujourd’hui, ${formatDay(today, 'fr')}.`, en: `Today, ${formatDay(today, 'en')}.` }, lang)
  const which = (may: boolean): string =>
    answers
      .filter(({ answer }) => answer.value.may === may)
      .flatMap(one => one.categories)
      .join(', ')
  const caption = words.question
  switch (verdictOf(space)) {
    case 'yes': {
      const ends = answers.map(({ answer }) => answer.value.until)
      const first = ends.filter(end => end !== null).sort()[0]
      const last =
        first && say({ fr: `Jusqu’au ${longDay(first).fr} inclus, au moins.`, en: `To the end of ${longDay(first).en}, at least.` }, lang)
      return panel(lang, words.yes, html`${on} ${which(true)}.${last && html`<br><strong>${last}</strong>`}`)
    }
    case 'some': {
      const [yes, no] = lang === 'fr' ? ['Oui\u00a0:', 'Non\u00a0:'] : ['Yes:', 'No:']
      return panel(lang, words.some, html`${on}<br>${yes} <strong>${which(true)}</strong>. ${no} <strong>${which(false)}</strong>.`)
    }
    case 'no': {
      const right = answers.some(({ answer }) => answer.value.right)
      return [heading(lang, words.no, { size: 'xl', caption }), paragraph(lang, on), warning(lang, right ? words.rightOnly : words.noRight)]
    }
    case 'nothing':
      return [heading(lang, words.nothing, { size: 'xl', caption }), paragraph(lang, words.nothingLead, 'lead')]
    case 'foreign':
      return [heading(lang, words.foreign, { size: 'xl', caption }), paragraph(lang, words.foreignLead, 'lead')]
  }
}

const answerTag = (lang: Lang, { answer }: Answered) =>
  tag(lang, answer.value.may ? { fr: 'Oui', en: 'Yes' } : { fr: 'Non', en: 'No' }, answer.value.may ? 'done' : 'stopped')

/** May I drive today: the answer, what to do next, and for each category the paper, the last day, the limits and every reason. */
export function answerView(lang: Lang, space: Space): Content {
  const { answers, bans, today } = space
  const next = nextSteps(space)
  const quiet = verdictOf(space) === 'yes'
  return [
    large(lang, space),
    (next.length > 0 || quiet) && heading(lang, words.next, { level: 2 }),
    next.length > 0
      ? list(
          lang,
          next.map(
            ({ to, late, ...said }) =>
              html`${late && html`${tag(lang, words.late, 'late')} `}${explained(lang, said)}${to && html`<br>${link(lang, to.label, path(lang, to.href))}`}`,
          ),
        )
      : quiet && paragraph(lang, words.nothingToDo),
    answers.map(one => [
      heading(lang, html`${named(one.categories, lang)} ${answerTag(lang, one)}`, { level: 2 }),
      list(
        lang,
        one.categories.map(category => html`<strong>${category}</strong>${colon(lang)}${print(categories[category].vehicles, lang)}`),
      ),
      answerBody(lang, one.answer, 3),
    ]),
    answers.length === 0 &&
      reasonList(
        lang,
        bans.map(ban => whyBanned(ban, today)),
      ),
  ]
}
