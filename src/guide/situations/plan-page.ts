import type { Answer, AskedPiece, Day } from '@papier-rose/law'
import { pieceNames } from '@papier-rose/law'
import { buttonGroup, details, heading, inset, linkButton, list, paragraph } from '../../kit/design/components.ts'
import { type Content, formatDay, type Html, html, type Lang, path, say as print, type Text } from '../../kit/html.ts'
import { explained, informs, reasonList } from '../sources.ts'
import type { GuideSituation, Plan, Said, Step } from './plan.ts'

const words = {
  on: { fr: 'Le', en: 'On' },
  from: { fr: 'À partir du', en: 'From' },
  until: { fr: 'Jusqu’au', en: 'Up to and including' },
  included: { fr: ' inclus', en: '' },
  steps: { fr: 'Les étapes, dans l’ordre', en: 'The steps, in order' },
  papers: { fr: 'Les papiers à préparer', en: 'The papers to prepare' },
  accepted: { fr: 'Ce qui est accepté', en: 'What is accepted' },
  optional: { fr: 'facultatif', en: 'optional' },
  notAsked: { fr: 'Ce qui ne vous est pas demandé, et pourquoi', en: 'What is not asked of you, and why' },
  cost: { fr: 'Ce que cela coûte', en: 'What it costs' },
  where: { fr: 'Où', en: 'Where' },
  meanwhile: { fr: 'Conduire en attendant', en: 'Driving meanwhile' },
  otherwise: { fr: 'Si vous ne faites rien', en: 'If you do nothing' },
  unsaid: { fr: 'Ce que nous ne savons pas dire', en: 'What we cannot tell' },
  calendar: { fr: 'Ajouter les dates à mon agenda', en: 'Add the days to my calendar' },
  made: { fr: 'Réponse calculée le', en: 'Answer worked out on' },
  keep: {
    fr: 'Vos réponses sont dans l’adresse de cette page : vous pouvez la garder, l’imprimer ou l’envoyer.',
    en: 'Your answers stand in the address of this page: you can keep it, print it or send it.',
  },
}

const time = (lang: Lang, on: Day): Html => html`<time datetime="${on}">${formatDay(on, lang)}</time>`

/** The days of a step, in words. */
function when(lang: Lang, { from, lastDay }: Step): Content {
  if (!from && !lastDay) return false
  const start = from && html`${print(lastDay ? words.from : words.on, lang)} ${time(lang, from)}`
  const end =
    lastDay &&
    html`${start ? (lang === 'fr' ? ', jusqu’au' : ', up to and including') : print(words.until, lang)} ${time(lang, lastDay)}${print(words.included, lang)}`
  return html`<p class="govuk-body"><strong>${start}${end}</strong></p>`
}

const stepView = (lang: Lang, step: Step, n: number): Content => [
  heading(lang, html`${n}. ${print(step.title, lang)}`, { level: 3 }),
  when(lang, step),
  reasonList(lang, step.said),
  step.to && buttonGroup(linkButton({ lang, label: step.to.label, href: path(lang, step.to.address), look: 'secondary' })),
]

/** Each paper with its reason; what may stand for it; and why the others are not asked. */
function papersView(lang: Lang, title: Text, answer: Answer<AskedPiece[]>): Content {
  const asked = answer.value.map(({ piece, why, accepts, optional }) => {
    const name = html`<strong>${print(pieceNames[piece], lang)}</strong>${optional && html` (${print(words.optional, lang)})`}`
    return html`${name}<br>${explained(lang, why)}${accepts.length > 0 && details(lang, words.accepted, list(lang, accepts))}`
  })
  const spared = answer.reasons.filter(r => !answer.value.some(a => a.why === r || a.why.code === r.code))
  return [
    heading(lang, title, { level: 3 }),
    list(lang, asked),
    spared.length > 0 && details(lang, words.notAsked, reasonList(lang, spared) || ''),
  ]
}

const part = (lang: Lang, title: Text, said: readonly Said[]): Content =>
  said.length > 0 && [heading(lang, title, { level: 2 }), reasonList(lang, said)]

/** A whole plan: the answer in short, the steps with their days, the papers, the price, the place, and what happens otherwise. */
export function planPage(
  lang: Lang,
  situation: Pick<GuideSituation, 'title'>,
  plan: Plan,
  about: { readonly today: Day; readonly calendar: string },
  answers: Content,
): Content {
  return [
    heading(lang, situation.title, { size: 'xl' }),
    plan.short.length > 0 && inset(lang, reasonList(lang, plan.short) || ''),
    heading(lang, words.steps, { level: 2 }),
    plan.steps.map((step, i) => stepView(lang, step, i + 1)),
    plan.steps.some(s => s.from ?? s.lastDay) &&
      buttonGroup(linkButton({ lang, label: words.calendar, href: path(lang, about.calendar), look: 'secondary' })),
    plan.papers && [heading(lang, words.papers, { level: 2 }), plan.papers.map(({ title, answer }) => papersView(lang, title, answer))],
    part(lang, words.cost, plan.cost),
    part(lang, words.where, plan.where),
    part(lang, words.meanwhile, plan.meanwhile),
    part(lang, words.otherwise, plan.otherwise),
    plan.unsaid && [heading(lang, words.unsaid, { level: 2 }), list(lang, plan.unsaid)],
    answers,
    paragraph(lang, html`${print(words.made, lang)} ${time(lang, about.today)}. ${print(words.keep, lang)}`),
    informs(lang),
  ]
}
