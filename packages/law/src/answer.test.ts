import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { all, answer, lastRead, markOf, no, reason, yes } from './answer.ts'
import { day } from './day.ts'
import { official2026, profiles, sourceArticle, switches } from './settings.ts'
import { article, cite, dated } from './text.ts'

const seen = article('Texte d’essai', '1')
const known = article('Texte d’essai', '2', '2026-01-15', 'K')
const contested = article('Texte d’essai', '3', '2026-02-20', 'C')
const words = { fr: 'Oui', en: 'Yes' }

test('one article cited twice is one object, and keeps its first mark and day of reading', () => {
  assert.equal(article('Texte d’essai', '1', '2030-01-01', 'C'), seen)
  assert.equal(seen.mark, 'V')
})

test('an article is cited with its number, a page without one by its name alone', () => {
  assert.equal(cite(article('Code de la route', 'R. 221-1')), 'Code de la route, art. R. 221-1')
  assert.equal(cite(article('Page d’essai', '')), 'Page d’essai')
})

test('an answer is as sure as the weakest text behind it, and as fresh as the oldest reading', () => {
  const given = answer(1, reason('a', words, [seen, known]), reason('b', words, contested))
  assert.equal(markOf(given), 'C')
  assert.equal(lastRead(given), '2026-01-15')
  assert.equal(markOf(answer(1, reason('a', words, [seen, known]))), 'K')
  assert.equal(markOf(answer(1, reason('a', words, seen))), 'V')
})

test('all: every no is told; when all say yes, every yes is', () => {
  const [good, bad, worse] = [yes(reason('good', words, seen)), no(reason('bad', words, seen)), no(reason('worse', words, seen))]
  assert.deepEqual([all(good, bad, worse).value, all(good, bad, worse).reasons.map(r => r.code)], [false, ['bad', 'worse']])
  assert.deepEqual([all(good, good).value, all(good, good).reasons.length], [true, 2])
})

test('a dated value says nothing before its first day', () => {
  const value = dated('essai', seen, { '2020-01-01': 1 })
  assert.throws(() => value.on(day('2019-12-31')), RangeError)
  assert.equal(value.on(day('2020-01-01')), 1)
})

test('each profile reads every switch in one of its readings; each switch has more than one, and says why', () => {
  for (const [name, point] of Object.entries(switches)) {
    assert.ok(point.readings.length > 1 && new Set(point.readings).size === point.readings.length, name)
    assert.ok(point.why.length > 10, name)
    for (const profile of Object.values(profiles))
      assert.ok((point.readings as readonly string[]).includes(profile[name as keyof typeof profile]), name)
  }
})

test('a switch stands in the file of one subject', async () => {
  const files = (await readdir(join(import.meta.dirname, 'switches'))).filter(file => file !== 'contested.ts')
  const named = await Promise.all(
    files.map(async file => Object.values(await import(`./switches/${file}`)).flatMap(all => Object.keys(all as object))),
  )
  assert.deepEqual(named.flat().sort(), Object.keys(switches).sort())
})

test('the two profiles differ where the source article and the official pages do', () => {
  const differing = Object.keys(switches).filter(
    name => official2026[name as keyof typeof switches] !== sourceArticle[name as keyof typeof switches],
  )
  assert.deepEqual(differing.sort(), [
    'after-return',
    'cepc-in-request',
    'delivery-mode',
    'loss-attestation',
    'post-office-days',
    'result-publication',
  ])
})
