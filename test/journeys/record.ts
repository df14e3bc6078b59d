import assert from 'node:assert/strict'
import type { FactContents, FactKind } from '@papier-rose/law'
import { readPdf } from '../../src/kit/pdf/testing.ts'
import type { Browserless } from '../../src/kit/testing/browserless.ts'
import { personas } from '../../src/personas.ts'
import { nephOf } from '../../src/seed.ts'
import { until } from '../road.ts'
import { flat, found, type Town, untilSees } from './town.ts'

/** A fact as an authority tells it: who, the kind, its own reference, what it says. */
export type Told = {
  readonly [K in FactKind]: readonly [authority: string, kind: K, reference: string, content: FactContents[K], revision?: number]
}[FactKind]

/** Somebody of whom authorities tell things, with their own browser. */
export interface Holder {
  readonly login: string
  readonly email: string
  readonly browser: Browserless
  /** Each fact goes through the partners' door over HTTP; answers what became of each, in words. */
  tell(...facts: readonly Told[]): Promise<string>
  /** Waits until their page says these words; answers them. */
  reads(path: string, words: string | RegExp): Promise<string>
  /** The one letter that La Poste carries to them with these words inside. */
  envelope(words: string | RegExp): Promise<{ readonly number: string; readonly product: string; readonly inside: string }>
}

/** Signs a person of the demonstration in, and lets the authorities know them. */
export async function holderOf(town: Town, login: string, envelopeName: string): Promise<Holder> {
  const who = personas.find(persona => persona.login === login)
  assert.ok(who)
  const { browser } = await town.person(login)
  const named = { neph: nephOf(login), birthName: who.familyName, firstNames: who.givenNames, birthDay: who.birthdate }
  let calls = 0
  return {
    login,
    email: who.email ?? '',
    browser,
    async tell(...facts) {
      const became: string[] = []
      for (const [authority, kind, reference, content, revision = 0] of facts) {
        const fact = { kind, reference, revision, content: { ...content } }
        const answer = await town.door(authority).tell(named, fact, { key: `journey-${login}-${++calls}-${reference}`, lang: 'fr' })
        assert.ok(
          !answer.down && 'heard' in answer,
          `the door of ${authority} does not hear ${kind} ${reference}: ${JSON.stringify(answer)}`,
        )
        became.push(`${authority}: ${kind} ${reference} ${answer.heard.became}`)
      }
      return became.join(', ')
    },
    async reads(path, words) {
      const page = await untilSees(browser, path, words)
      return found(page.text, words)
    },
    async envelope(words) {
      const opened = await until(`a letter to ${envelopeName} with ${words} inside`, async () => {
        const all = await Promise.all(
          (await town.envelopes(envelopeName)).map(async number => ({
            number,
            inside: flat((await readPdf(await town.paper(number))).text),
          })),
        )
        const told = all.filter(({ inside }) => (typeof words === 'string' ? inside.includes(words) : words.test(inside)))
        return told.length > 0 && told
      })
      const [letter] = opened
      assert.ok(letter && opened.length === 1, `${opened.length} letters to ${envelopeName} with ${words} inside`)
      return { ...letter, product: letter.number.slice(0, 2) }
    },
  }
}

/** The one answer to “may I drive today?”, large on the first page of the space. */
export const may = (holder: Holder, answer: 'yes' | 'no'): Promise<string> =>
  holder.reads('/mon-permis', answer === 'yes' ? 'Oui, vous pouvez conduire' : 'Non, ne conduisez pas')

/** A person of the demonstration as an exam centre writes them. */
export function personOf(login: string) {
  const who = personas.find(persona => persona.login === login)
  assert.ok(who)
  return {
    neph: nephOf(login),
    birthName: who.familyName,
    firstNames: [...who.givenNames],
    sex: who.gender,
    birthDay: who.birthdate,
    birthplaceCode: who.birthplace,
  }
}
