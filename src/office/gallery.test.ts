import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layout } from '../kit/design/components.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { officeGallery } from './gallery.ts'

for (const { name, states } of officeGallery) {
  test(`${name}: valid HTML in every state, in both languages, one title each`, async () => {
    for (const { title, html } of states) {
      for (const lang of ['fr', 'en'] as const) {
        const page = String(layout({ lang, title: name, path: '/', demonstration: true, content: html(lang) }))
        assert.deepEqual(await htmlProblems(page), [], `${title}, ${lang}`)
        assert.equal(page.match(/<h1/g)?.length, 1, `${title}, ${lang}`)
        assert.doesNotMatch(page, /undefined|\[object|NaN/, `${title}, ${lang}`)
      }
    }
  })
}
