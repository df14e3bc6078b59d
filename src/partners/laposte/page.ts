import type { Words } from '@papier-rose/law'
import { buttonGroup, details, heading, layout, notice, paragraph, tag } from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang, say } from '../../kit/html.ts'
import { downSwitch, formsOf } from '../buttons.ts'
import type { CarrierSetting, Letter, Trouble } from './carrier.ts'
import { eventCodes } from './events.ts'

const words = {
  title: { fr: 'La Poste (simulée)', en: 'La Poste (simulated)' },
  lead: { fr: 'Les lettres annoncées, et ce qui peut leur arriver.', en: 'The letters announced, and what may happen to them.' },
  none: { fr: 'Aucune lettre annoncée.', en: 'No letter announced.' },
  deliver: { fr: 'Livrer', en: 'Deliver' },
  absent: { fr: 'Absent : avis de passage', en: 'Absent: avis de passage' },
  giveBack: { fr: 'Rendre à l’expéditeur', en: 'Return to sender' },
  wrongAddress: { fr: 'Mauvaise adresse', en: 'Wrong address' },
  lose: { fr: 'Perdre', en: 'Lose' },
  find: { fr: 'Retrouver', en: 'Find again' },
  lost: { fr: 'perdue', en: 'lost' },
  inside: { fr: 'Ce qu’il y a dans l’enveloppe (PDF)', en: 'What is in the envelope (PDF)' },
  one: { fr: 'Un événement à la fois', en: 'One event at a time' },
  code: { fr: 'Code de l’événement', en: 'Event code' },
  other: { fr: 'Ou un code que personne ne connaît', en: 'Or a code that nobody knows' },
  tell: { fr: 'Annoncer', en: 'Tell' },
  repeat: { fr: 'Répéter le dernier', en: 'Repeat the last' },
  late: { fr: 'Annoncer un événement en retard', en: 'Tell a late event' },
  working: { fr: 'Façon de travailler', en: 'Way of working' },
  deliverAll: { fr: 'Tout livrer aussitôt', en: 'Deliver everything at once' },
  wait: { fr: 'Attendre les boutons', en: 'Wait for the buttons' },
  busy: { fr: 'Quota dépassé un jour', en: 'Over quota for a day' },
  isDown: { fr: 'La Poste ne répond pas.', en: 'La Poste does not answer.' },
  isBusy: { fr: 'La Poste répond qu’on l’interroge trop.', en: 'La Poste answers that it is asked too much.' },
} satisfies Record<string, Words>

interface LettersPage {
  readonly lang: Lang
  /** Where the simulator is mounted. */
  readonly at: string
  readonly setting: CarrierSetting
  readonly trouble: Trouble | null
  readonly letters: readonly Letter[]
  /** What the last button did. */
  readonly said?: Words
}

/** The page of the carrier: each letter with its envelope, its events and its buttons. */
export function lettersPage({ lang, at, setting, trouble, letters, said }: LettersPage): Html {
  const { act, press } = formsOf(lang, at)

  const codeFields = (number: string): Html => {
    const [known, other] = [`code-${number}`, `autre-${number}`]
    const options = Object.entries(eventCodes).map(([code, { label }]) => html`<option value="${code}">${code} ${label}</option>`)
    return html`<div class="govuk-form-group"><label class="govuk-label" for="${known}">${say(words.code, lang)}</label><select class="govuk-select" id="${known}" name="code">${options}</select></div><div class="govuk-form-group"><label class="govuk-label" for="${other}">${say(words.other, lang)}</label><input class="govuk-input govuk-input--width-5" id="${other}" name="autre" type="text" maxlength="5" spellcheck="false"></div>`
  }

  const one = ({ number, sendTo, lost, printed, events }: Letter): Html => {
    const path = `/lettres/${number}`
    const lines = events.map(({ code, label, at: when }) => html`<li>${formatInstant(when, lang)} – ${code} ${label}</li>`)
    const stories = [
      press('livrer', words.deliver, 'primary', number),
      press('absent', words.absent, 'secondary', number),
      press('mauvaise-adresse', words.wrongAddress, 'secondary', number),
      press('rendre', words.giveBack, 'secondary', number),
      press('perdre', words.lose, 'warning', number),
    ]
    const single = act(
      path,
      codeFields(number),
      buttonGroup(
        press('dire', words.tell, 'secondary', number),
        press('repeter', words.repeat, 'secondary', number),
        press('en-retard', words.late, 'secondary', number),
      ),
    )
    return html`<section aria-labelledby="l-${number}">${heading(lang, html`${number} ${lost && tag(lang, words.lost, 'late')}`, { level: 2, id: `l-${number}` })}<p class="govuk-body">${sendTo.map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>${printed && html`<p class="govuk-body"><a class="govuk-link" href="${at}${path}/papier.pdf">${say(words.inside, lang)}<span class="govuk-visually-hidden"> ${number}</span></a></p>`}<ol class="govuk-list govuk-list--number">${lines}</ol>${lost ? act(path, press('retrouver', words.find, 'secondary', number)) : [act(path, buttonGroup(...stories)), details(lang, words.one, single)]}</section>`
  }

  const way: Words = setting.delivers
    ? { fr: 'Chaque lettre est livrée dès qu’elle est annoncée.', en: 'Each letter is delivered as soon as it is announced.' }
    : { fr: 'Les lettres attendent les boutons.', en: 'The letters wait for the buttons.' }

  return layout({
    lang,
    title: words.title,
    path: at,
    demonstration: true,
    content: [
      said && notice({ lang, content: said }),
      heading(lang, words.title),
      paragraph(lang, words.lead, 'lead'),
      trouble && paragraph(lang, trouble === 'down' ? words.isDown : words.isBusy),
      letters.length === 0 ? paragraph(lang, words.none) : letters.map(one),
      heading(lang, words.working, { level: 2 }),
      paragraph(lang, way),
      act(
        '/reglages',
        buttonGroup(
          setting.delivers ? press('attendre', words.wait) : press('tout-livrer', words.deliverAll),
          downSwitch(lang, trouble !== null, 'forADay'),
          ...(trouble ? [] : [press('quota', words.busy, 'warning')]),
        ),
      ),
    ],
  })
}
