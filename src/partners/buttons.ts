import type { Words } from '@papier-rose/law'
import { type ButtonLook, button, buttonGroup } from '../kit/design/components.ts'
import { type Html, html, type Lang, langOf, say } from '../kit/html.ts'

// What the pages of the simulators share: a form whose buttons say in the field `faire` what to do, and the switch that takes a system down.

/** The language of a simulator's page: the one asked for, else that of its address. */
export const langIn = (c: { readonly req: { query(name: string): string | undefined; readonly path: string } }): Lang =>
  c.req.query('lang') === 'en' ? 'en' : langOf(c.req.path)

/** The end of an address that keeps the language. */
export const inLang = (lang: Lang): string => (lang === 'en' ? '?lang=en' : '')

/** A form of a simulator's page. */
export const act = (lang: Lang, to: string, ...content: Html[]): Html =>
  html`<form method="post" action="${to}${inLang(lang)}" novalidate>${content}</form>`

/** One of its buttons; `of` says to those who do not see the page what it is about. */
export const press = (lang: Lang, value: string, label: Words, look: ButtonLook = 'secondary', of = ''): Html =>
  button({
    lang,
    label: html`${say(label, lang)}${of && html`<span class="govuk-visually-hidden"> ${of}</span>`}`,
    look,
    name: 'faire',
    value,
  })

/** The forms and buttons of one page, mounted at that address. */
export const formsOf = (lang: Lang, at: string) => ({
  act: (to: string, ...content: Html[]): Html => act(lang, `${at}${to}`, ...content),
  press: (value: string, label: Words, look?: ButtonLook, of?: string): Html => press(lang, value, label, look, of),
})

export const pressGroup = (lang: Lang, to: string, ...buttons: Html[]): Html => act(lang, to, buttonGroup(...buttons))

const switchWords = {
  untilBack: { down: { fr: 'Mettre en panne', en: 'Take it down' }, up: { fr: 'Remettre en marche', en: 'Bring it back' } },
  forADay: { down: { fr: 'En panne un jour', en: 'Down for a day' }, up: { fr: 'Fin de la panne', en: 'Up again' } },
} satisfies Record<string, { down: Words; up: Words }>

/** Takes the system down, until somebody brings it back or for a day; or brings it back. */
export const downSwitch = (lang: Lang, isDown: boolean, long: keyof typeof switchWords = 'untilBack'): Html =>
  isDown ? press(lang, 'reprise', switchWords[long].up) : press(lang, 'panne', switchWords[long].down, 'warning')

/** What the switch asks for: down, up again, or nothing when another button was pressed. */
export const askedDown = (faire: unknown): boolean | undefined => (faire === 'panne' ? true : faire === 'reprise' ? false : undefined)
