import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import type { Instant } from './clock.ts'
import { formatDay, formatDayShort, formatInstant, formatNumber, frenchSpaces, html, otherLang, path, plural, print, say } from './html.ts'

const nb = '\u00a0'

test('what a person typed is shown, never run', () => {
  assert.equal(String(html`<p>${'<script>alert("1")</script>'}</p>`), '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</p>')
  assert.equal(
    String(html`<p title="${'" onclick="x'}">${undefined}${false}${null}${['a', html`<b>b</b>`]}</p>`),
    '<p title="&quot; onclick=&quot;x">a<b>b</b></p>',
  )
})

test('a day is written out, the first of the month as French does', () => {
  assert.equal(formatDay(day('2026-11-23'), 'fr'), `lundi 23${nb}novembre 2026`)
  assert.equal(formatDay(day('2026-03-01'), 'fr'), `dimanche 1er${nb}mars 2026`)
  assert.equal(formatDay(day('2026-03-01'), 'en'), `Sunday 1${nb}March 2026`)
  assert.equal(formatDayShort(day('2026-08-05'), 'fr'), '05/08/2026')
  assert.equal(formatDayShort(day('2026-08-05'), 'en'), `5${nb}Aug${nb}2026`)
})

test('an hour is the hour of the place: midnight in Paris is another day in Nouméa', () => {
  const midnight = '2026-11-22T23:05:00.000Z' as Instant
  assert.equal(formatInstant(midnight, 'fr'), `lundi 23${nb}novembre 2026 à 0${nb}h${nb}05`)
  assert.equal(formatInstant(midnight, 'en', 'Pacific/Noumea'), `Monday 23${nb}November 2026 at 10:05`)
  assert.equal(formatInstant(midnight, 'en', 'America/Cayenne'), `Sunday 22${nb}November 2026 at 20:05`)
})

test('in French zero is singular, in English it is plural', () => {
  const one = { fr: 'jour', en: 'day' }
  const other = { fr: 'jours', en: 'days' }
  assert.deepEqual(
    [0, 1, 2, 1200].map(n => plural(n, 'fr', one, other)),
    [`0${nb}jour`, `1${nb}jour`, `2${nb}jours`, `1${nb}200${nb}jours`],
  )
  assert.deepEqual(
    [0, 1, 2, 1200].map(n => plural(n, 'en', one, other)),
    [`0${nb}days`, `1${nb}day`, `2${nb}days`, `1,200${nb}days`],
  )
  assert.equal(formatNumber(12345.6, 'fr'), `12${nb}345,6`)
})

test('French punctuation never begins a line, and nothing is added to addresses', () => {
  assert.equal(frenchSpaces('« Déjà reçu ? »'), `«${nb}Déjà reçu${nb}?${nb}»`)
  assert.equal(frenchSpaces('amende : 1 500 € https://exemple.fr/?a=1'), `amende${nb}: 1${nb}500${nb}€ https://exemple.fr/?a=1`)
  assert.equal(say({ fr: 'Prêt ?', en: 'Ready ?' }, 'en'), 'Ready ?')
})

test('a text without language is printed as it is, a sentence in the language of the page', () => {
  assert.equal(print('MARTIN', 'fr'), 'MARTIN')
  assert.equal(print({ fr: 'Oui', en: 'Yes' }, 'en'), 'Yes')
  assert.equal(String(html`${print(html`<b>B</b>`, 'fr')}`), '<b>B</b>')
})

test('each page has its address in both languages, and going there and back changes nothing', () => {
  const pairs = [
    ['/', '/en'],
    ['/?q=1', '/en?q=1'],
    ['/resultat', '/en/resultat'],
    ['/entree', '/en/entree'],
    ['/demande/adresse?retour=1', '/en/demande/adresse?retour=1'],
  ] as const
  for (const [fr, en] of pairs) {
    assert.equal(path('en', fr), en)
    assert.equal(path('en', en), en)
    assert.equal(path('fr', en), fr)
    assert.equal(otherLang(fr), en)
    assert.equal(otherLang(en), fr)
  }
})
