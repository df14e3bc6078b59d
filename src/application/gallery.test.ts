import assert from 'node:assert/strict'
import test from 'node:test'
import { followUpGallery } from '../follow-up/gallery.ts'
import { layout } from '../kit/design/components.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { applicationGallery } from './gallery.ts'

const entries = [...applicationGallery, ...followUpGallery]

for (const { name, states } of entries) {
  for (const { title, html } of states) {
    test(`${name}, ${title}: valid in both languages, and no word of the other`, async () => {
      for (const lang of ['fr', 'en'] as const) {
        const page = layout({ lang, title, path: '/demande', nonce: 'nonce', demonstration: true, nav: [], content: html(lang) })
        // What is wrong stands before the title, as the GOV.UK patterns do.
        const problems = (await htmlProblems(String(page))).filter(problem => !problem.includes('Initial heading level'))
        assert.deepEqual(problems, [], `${lang}: ${title}`)
      }
      // What an agent wrote, names and addresses have no other language.
      const own = (lang: 'fr' | 'en') => textOf(String(html(lang)).replace(/<p lang="fr">.*?<\/p>/g, ''))
      assert.doesNotMatch(own('en'), /\b(vous|votre|jusqu’au|demande)\b/i)
      assert.doesNotMatch(own('fr'), /\b(your|you|until)\b/i)
    })
  }
}

test('every page has one title, every field a name that is read out, every error a link to its field', () => {
  for (const { name, states } of entries) {
    for (const { title, html } of states) {
      const page = String(html('fr'))
      assert.equal([...page.matchAll(/<h1/g)].length, 1, `${name}, ${title}`)
      for (const [, id = ''] of page.matchAll(/<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)) {
        assert.ok(page.includes(`for="${id}"`), `${name}, ${title}: ${id} has no label`)
      }
      for (const [, target = ''] of page.matchAll(/error-summary__list.*?href="#([^"]+)"/g)) {
        assert.ok(page.includes(`id="${target}"`), `${name}, ${title}: the error leads to ${target}, which is not there`)
      }
    }
  }
})
