import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Lang } from '../html.ts'
import { htmlProblems } from '../testing/pages.ts'
import * as components from './components.ts'
import { designGallery, type GalleryEntry } from './gallery.ts'

/** A state of a component, alone on a page with a title. */
const pageOf = (entry: GalleryEntry, state: GalleryEntry['states'][number], lang: Lang): string => {
  const content = String(state.html(lang))
  const title = content.includes('<h1') ? '' : components.heading(lang, entry.name)
  const skipsALevel = content.includes('<h3') && !content.includes('<h2') && components.heading(lang, entry.name, { level: 2 })
  return String(
    components.layout({ lang, title: entry.name, path: '/galerie', demonstration: true, content: [title, skipsALevel, state.html(lang)] }),
  )
}

for (const entry of designGallery)
  for (const state of entry.states)
    test(`${entry.name}, ${state.title}: valid in both languages`, async () => {
      for (const lang of ['fr', 'en'] as const) assert.deepEqual(await htmlProblems(pageOf(entry, state, lang)), [])
    })

test('every component stands in the gallery', () => {
  const folder = new URL('gallery/', import.meta.url)
  const source = readdirSync(folder)
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  const missing = Object.keys(components).filter(name => name !== 'layout' && !source.includes(`c.${name}(`))
  assert.deepEqual(missing, [])
})

const neph = { lang: 'fr', name: 'neph', label: { fr: 'Votre numéro NEPH', en: 'Your NEPH number' } } as const
const errors = [
  { field: 'neph', words: { fr: 'Il manque 2 chiffres.', en: '2 digits are missing.' } },
  { field: 'birth-month', words: { fr: 'Le mois va de 1 à 12.', en: 'The month goes from 1 to 12.' } },
]

test('an error stands beside its own field, which keeps what was typed and is described by it', () => {
  const field = String(components.textInput({ ...neph, value: '02 01 <75>', hint: '12 chiffres', errors }))
  assert.match(field, /Il manque 2 chiffres/)
  assert.doesNotMatch(field, /Le mois va/)
  assert.match(field, /value="02 01 &lt;75&gt;"/)
  assert.match(field, /aria-describedby="neph-hint neph-error"/)
})

test('a password is never sent back', () => {
  assert.doesNotMatch(String(components.textInput({ ...neph, type: 'password', value: 'secret' })), /secret/)
})

test('each line of the summary leads to a field that exists', () => {
  const birth = { lang: 'fr', name: 'birth', label: 'Naissance' } as const
  for (const wrong of ['birth', 'birth-day', 'birth-month', 'birth-year']) {
    const of = [{ field: wrong, words: { fr: 'x', en: 'x' } }]
    const page = `${components.errorSummary('fr', of)}${components.dateInput({ ...birth, errors: of })}`
    const target = /href="#([^"]+)"/.exec(page)?.[1]
    assert.match(page, new RegExp(`<input[^>]+id="${target}"`), wrong)
  }
  for (const choices of [components.radios, components.checkboxes])
    assert.match(String(choices({ ...neph, choices: [{ value: 'a', label: 'A' }], errors })), /<input[^>]+id="neph"/)
})

test('a summary without errors prints nothing, and an error of the whole page has no link', () => {
  assert.equal(components.errorSummary('fr'), '')
  assert.doesNotMatch(String(components.errorSummary('fr', [{ field: '', words: { fr: 'x', en: 'x' } }])), /href/)
})

test('only the chosen answer is checked, and nothing is chosen for the person', () => {
  const choices = [
    { value: 'yes', label: 'Oui' },
    { value: 'no', label: 'Non' },
  ]
  assert.equal(String(components.radios({ ...neph, choices })).match(/ checked/g), null)
  assert.match(String(components.radios({ ...neph, choices, value: 'no' })), /value="no" checked/)
  assert.equal(String(components.checkboxes({ ...neph, choices, values: ['yes', 'no'] })).match(/ checked/g)?.length, 2)
})

test('a form carries the proof that it is ours and the id by which it is sent once', () => {
  const form = String(components.form({ action: '/demande', csrf: 'proof', id: 'form-1', multipart: true, content: '' }))
  assert.match(form, /name="csrf" value="proof"/)
  assert.match(form, /name="form" value="form-1"/)
  assert.match(form, /method="post" enctype="multipart\/form-data"/)
})

test('the other language leads to the same page, with its query', () => {
  const page = (lang: Lang) =>
    String(components.layout({ lang, title: 'T', path: '/resultat?retour=1', demonstration: false, content: '' }))
  assert.match(page('fr'), /<a href="\/en\/resultat\?retour=1" lang="en" hreflang="en"/)
  assert.match(page('en'), /<a href="\/resultat\?retour=1" lang="fr" hreflang="fr"/)
})

test('the demonstration says so, and only the demonstration', () => {
  const page = (demonstration: boolean) => String(components.layout({ lang: 'fr', title: 'T', path: '/', demonstration, content: '' }))
  assert.match(page(true), /Sans valeur officielle/)
  assert.match(page(true), /noindex/)
  assert.doesNotMatch(page(false), /Démonstration|noindex/)
})

test('no style and no script stands in a page', () => {
  for (const entry of designGallery)
    for (const state of entry.states) assert.doesNotMatch(String(state.html('fr')), /<style|<script|style="|\son\w+="/)
})

test('a status says the same in words and by a sign', () => {
  const late = String(components.tag('fr', { fr: 'En retard', en: 'Late' }, 'late'))
  assert.match(late, /aria-hidden="true">!<\/span>En retard/)
})

test('the days left are said in words, and the last day is still a day', () => {
  const words = (daysLeft: number) =>
    String(components.countdown('fr', { lastDay: '2027-03-23' as never, daysLeft })).replace(/<[^>]+>/g, ' ')
  assert.match(words(120), /Il reste 120\s+jours/)
  assert.match(words(1), /Il reste 1\s+jour /)
  assert.match(words(0), /Dernier jour\s+: c’est aujourd’hui/)
  assert.match(words(0), /permet de conduire jusqu’au/)
  assert.match(words(-1), /Terminé/)
  assert.doesNotMatch(words(-1), /permet de conduire/)
})

test('a list that moves leads to what stands before and behind, and to nothing that is not there', () => {
  const leads = (to: Parameters<typeof components.neighbours>[1]) =>
    [...String(components.neighbours('en', to)).matchAll(/href="([^"]+)" rel="(\w+)"/g)].map(m => [m[2], m[1]])
  assert.deepEqual(leads({ previous: '?avant=1', next: '?apres=2' }), [
    ['prev', '?avant=1'],
    ['next', '?apres=2'],
  ])
  assert.deepEqual(leads({ next: '?apres=2' }), [['next', '?apres=2']])
  assert.equal(components.neighbours('fr', {}), '')
})

test('a long list of pages shows the first, the last and the neighbours', () => {
  const shown = (at: number, last: number) =>
    [...String(components.pagination('fr', at, last, n => `?page=${n}`)).matchAll(/aria-label="Page (\d+)"/g)].map(m => Number(m[1]))
  assert.deepEqual(shown(6, 12), [1, 5, 6, 7, 12])
  assert.deepEqual(shown(1, 2), [1, 2])
  assert.equal(
    components.pagination('fr', 1, 1, () => ''),
    '',
  )
})
