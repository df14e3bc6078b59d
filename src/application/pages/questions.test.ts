import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day, type Housing, type Nationality, type Piece } from '@papier-rose/law'
import { html } from '../../kit/html.ts'
import { Form } from '../../kit/http.ts'
import { textOf } from '../../kit/testing/markup.ts'
import { type Asking, kindOf, pieceReady, piecesAsked } from '../asking.ts'
import type { MedicalCause } from '../facts.ts'
import { amaDriver, asking, filesFor, fullAnswers, linaExam } from '../fixtures.ts'
import { missingIn } from '../submission.ts'
import { findQuestion, nextQuestion, questions, questionsFor } from './index.ts'
import type { Read } from './question.ts'

const silent = async () => ({ down: true, reason: 'nobody', retryAfterS: null }) as const
const nobody = { ephoto: { fetchCode: silent, reserve: silent, consume: silent, release: silent } }

const form = (fields: Readonly<Record<string, string | readonly string[]>>): Form => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
  return new Form(data)
}
const read = async (path: string, fields: Parameters<typeof form>[0], at: Asking = asking()): Promise<Read> => {
  const question = findQuestion(at, path)
  assert.ok(question, path)
  return question.read(form(fields), at, nobody)
}
const fieldsWrong = async (...of: Parameters<typeof read>): Promise<string[] | undefined> => (await read(...of)).errors?.map(e => e.field)

describe('each question: nothing answered is an error beside its field, and what was typed is shown again', () => {
  const typed: Readonly<Record<string, { wrong: Readonly<Record<string, string>>; at?: Asking }>> = {
    identite: { wrong: { identity: 'wrong', words: '' } },
    nationalite: { wrong: {} },
    representant: { wrong: { representative: 'Odile <MOREAU>', link: '' } },
    coordonnees: { wrong: { email: 'lina@', mobile: '12' } },
    adresse: { wrong: { street: '12 rue "X"', letterbox: '' }, at: asking({ answers: { postcode: '94240' } }) },
    logement: { wrong: { housing: 'a castle' } },
    sante: { wrong: {} },
    photo: { wrong: { code: 'short & wrong' } },
  }
  for (const question of questions) {
    test(question.path, async () => {
      const { wrong, at = asking() } = typed[question.path] ?? {}
      assert.ok(wrong, `no case for ${question.path}`)
      const posted = form(wrong)
      const { errors = [] } = await question.read(posted, at, nobody)
      assert.ok(errors.length > 0)
      const page = String(html`${question.view({ lang: 'fr', at, typed: posted, errors })}`)
      for (const { field, words } of errors) {
        assert.match(page, new RegExp(`id="${field}-error"`))
        assert.ok(textOf(page).replaceAll('\u00a0', ' ').includes(words.fr), words.fr)
      }
      for (const [name, text] of Object.entries(wrong)) {
        if (text && name !== 'housing' && name !== 'identity')
          assert.ok(
            textOf(page).includes(text) ||
              page.includes(
                `value="${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}"`,
              ),
            text,
          )
      }
    })
  }
})

describe('reading', () => {
  test('an e-mail and a mobile, with or without its country', async () => {
    const mobile = async (text: string) => {
      const got = await read('coordonnees', { email: 'a.b+c@exemple.fr', mobile: text })
      return got.errors ? 'wrong' : got.answers.contact?.mobile
    }
    assert.equal(await mobile('06 12 34 56 78'), '0612345678')
    assert.equal(await mobile('+262 692 12 34 56'), '+262692123456')
    assert.equal(await mobile('00 33 6 12 34 56 78'), '+33612345678')
    assert.equal(await mobile(''), undefined)
    assert.equal(await mobile('01 12 34 56 78'), 'wrong')
    for (const email of ['', 'x', 'x@y', 'x y@z.fr', 'x@y..fr', 'a@b.fr, c@d.fr'])
      assert.deepEqual(await fieldsWrong('coordonnees', { email, mobile: '' }), ['email'], email)
  })
  test('none of these, and something else, is no answer', async () => {
    assert.deepEqual(await fieldsWrong('sante', { medical: ['none', 'illness'] }), ['medical'])
    assert.deepEqual(await read('sante', { medical: ['none'] }), { answers: { medical: [] } })
    assert.deepEqual(await read('sante', { medical: ['adapted', 'illness'] }), { answers: { medical: ['adapted', 'illness'] } })
  })
  test('a representative is asked of minors only, on the day', () => {
    const asked = (today: string) => questionsFor(asking({ today: day(today) })).some(({ path }) => path === 'representant')
    assert.deepEqual(['2027-03-11', '2027-03-12', '2027-03-13'].map(asked), [true, false, false])
  })
  test('a new postcode takes the address back: it is asked again', () => {
    const at = asking({ answers: { ...fullAnswers, postcode: '75013' } })
    assert.equal(nextQuestion(at)?.path, 'adresse')
  })
  test('a photo code that is too old by now is asked again: the day before, the day, the day after its last day', () => {
    const asked = (today: string) => nextQuestion(asking({ answers: fullAnswers, today: day(today) }))?.path
    assert.deepEqual(['2027-04-30', '2027-05-01', '2027-05-02'].map(asked), [undefined, undefined, 'photo'])
  })
})

describe('the pieces of each situation', () => {
  const pieces = (
    answers: { nationality?: Nationality; housing?: Housing; medical?: readonly MedicalCause[] },
    at: Partial<Asking> = {},
  ): Piece[] =>
    (piecesAsked(asking({ answers: { nationality: 'french', housing: 'own', medical: [], ...answers }, ...at })) ?? []).map(
      ({ piece }) => piece,
    )

  test('unknown until nationality, home and health are answered', () =>
    assert.equal(piecesAsked(asking({ answers: { nationality: 'french' } })), undefined))
  test('Lina, 17, at her parents’', () =>
    assert.deepEqual(pieces({ housing: 'parents' }).sort(), [
      'address-proof',
      'assr',
      'host-attestation',
      'identity',
      'jdc',
      'photo-signature',
      'representative-consent',
      'representative-identity',
    ]))
  test('a grown-up at home: identity, address, photo', () =>
    assert.deepEqual(pieces({ nationality: 'french' }, { driver: amaDriver }), ['identity', 'address-proof', 'photo-signature']))
  test('a foreigner shows a lawful stay', () => assert.ok(pieces({ nationality: 'other' }, { driver: amaDriver }).includes('stay')))
  test('the examiner asked for a check: a medical opinion, though nothing was ticked', () =>
    assert.ok(pieces({}, { driver: amaDriver, exam: { ...linaExam, medicalCheckAsked: true } }).includes('medical-opinion')))
  test('an added category: the licence held now, and no ASSR', () => {
    const added = pieces({}, { draft: { id: 'd', kind: 'added-category-after-exam' } })
    assert.ok(added.includes('current-licence') && !added.includes('assr'))
  })
  test('first or added: what the record holds says it', () => {
    const record = { birth: day('2009-03-12'), categories: [], titles: [], bans: [], cepcs: [], receipts: [] }
    assert.equal(kindOf(record), 'first-licence-after-exam')
    assert.equal(kindOf({ ...record, categories: [{ category: 'A1', since: day('2025-05-02'), codes: [] }] }), 'added-category-after-exam')
  })
  test('a declaration stands for the ASSR alone', () => {
    const at = asking({ answers: { declared: ['assr', 'identity'] } })
    assert.equal(pieceReady(at, { piece: 'assr', alternatives: 'honour-declaration' }), true)
    assert.equal(pieceReady(at, { piece: 'identity' }), false)
  })
  test('what is missing is named, page by page, then piece by piece', () => {
    assert.deepEqual(
      missingIn(asking()).map(({ path }) => path),
      ['identite', 'nationalite', 'representant', 'coordonnees', 'adresse', 'logement', 'sante', 'photo'],
    )
    const some = asking({ answers: fullAnswers, files: filesFor('identity', 'address-proof') })
    assert.deepEqual(
      missingIn(some).map(({ path }) => path),
      ['pieces/host-attestation', 'pieces/representative-identity', 'pieces/representative-consent', 'pieces/assr', 'pieces/jdc'],
    )
  })
})
