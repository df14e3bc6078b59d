import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { aJpeg } from '../src/evidence/fixtures.ts'
import type { Browserless, Filled, Page } from '../src/kit/testing/browserless.ts'

/** Reads until it is there; says what did not come when patience ends. The pause only spares the machine: what is waited for is read each time. */
export async function until<T>(what: string, read: () => Promise<T | undefined | false>, seconds = 180): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await read()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${seconds} s and it did not come: ${what}`)
    await pause(50)
  }
}

/** The form of the page that holds that field, or that goes to that address. */
export function formWith(page: Page, field: string | RegExp): Page['forms'][number] {
  const found = page.forms.find(form =>
    typeof field === 'string' ? form.fields.some(one => one.name === field) : field.test(form.action.pathname),
  )
  assert.ok(found, `no form with ${field} on ${page.url.pathname} (${page.status}): ${page.text.slice(0, 300)}`)
  return found
}

/** What a person answers to each question of the request, by the last word of its address. */
export type Answers = Readonly<Record<string, Filled>>

export const answersOfLina = (code: string): Answers => ({
  identite: { identity: 'right' },
  nationalite: { nationality: 'french' },
  representant: { representative: 'Jeanne Moreau', link: 'parent' },
  coordonnees: { email: 'lina.moreau@exemple.invalid', mobile: '' },
  postcode: { postcode: '75011' },
  adresse: { street: '12 rue de la Roquette', letterbox: 'MOREAU' },
  logement: { housing: 'own' },
  sante: { medical: 'none' },
  photo: { code },
})

let picture: Uint8Array<ArrayBuffer> | undefined
/** A small photograph to send. */
export const photograph = async (): Promise<File> => {
  picture ??= new Uint8Array(await aJpeg())
  return new File([picture], 'photo.jpg', { type: 'image/jpeg' })
}

/** Answers whatever the service asks next, question by question and piece by piece, until the check of all answers. */
export async function answerEverything(person: Browserless, draft: Page, answers: Answers): Promise<Page> {
  let page = draft
  for (let step = 0; step < 60; step++) {
    const [, , id, part, piece] = page.url.pathname.replace(/^\/en/, '').split('/')
    if (part === 'verifier') return page
    if (part === undefined) {
      // The task list: its last button goes on.
      page = await person.follow(page, /^(Continuer|Go on)$/)
    } else if (part === 'pieces') {
      page = await sendPiece(person, page)
    } else {
      const form = page.forms.find(one => one.action.pathname.endsWith(`/${id}/${part}`))
      assert.ok(form, `no form on ${page.url.pathname}`)
      const key =
        part === 'adresse' && form.fields.some(field => field.name === 'postcode') && !form.fields.some(field => field.name === 'street')
          ? 'postcode'
          : part
      const filled = answers[key]
      assert.ok(filled, `no answer prepared for ${key}`)
      const before = page
      page = await person.post(form, filled)
      assert.equal(page.status, 200, `${before.url.pathname}: ${page.text.slice(0, 600)}`)
    }
    assert.ok(piece === undefined || piece.length > 0)
  }
  throw new Error(`the questions never end: ${page.url.pathname}`)
}

/** Sends a picture for the piece of this page, and goes on. */
export async function sendPiece(person: Browserless, page: Page): Promise<Page> {
  const sent = await person.post(formWith(page, 'file'), { file: await photograph() })
  assert.equal(sent.status, 200, sent.text.slice(0, 600))
  return person.follow(sent, /^(Continuer|Continue)$/)
}

/** Presses the button with those words, wherever its form stands on the page. */
export async function press(person: Browserless, page: Page, button: RegExp, filled: Filled = {}): Promise<Page> {
  const form = page.forms.find(one => one.buttons.some(b => button.test(b.text)))
  assert.ok(form, `no button ${button} on ${page.url.pathname} (${page.status}): ${page.text.slice(0, 400)}`)
  return person.post(form, filled, { button })
}
