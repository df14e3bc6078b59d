import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layout } from '../kit/design/components.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { messagesGallery } from '../messages/gallery.ts'
import { personalGallery } from './gallery.ts'

for (const { name, states } of [...personalGallery, ...messagesGallery]) {
  test(`${name}: valid HTML in every state, in both languages, one title each`, async () => {
    for (const { title, html } of states) {
      for (const lang of ['fr', 'en'] as const) {
        const page = String(layout({ lang, title: name, path: '/', demonstration: true, content: html(lang) }))
        const problems = (await htmlProblems(page)).filter(problem => !problem.includes('Initial heading level'))
        assert.deepEqual(problems, [], `${title}, ${lang}`)
        assert.equal(page.match(/<h1/g)?.length, 1, `${title}, ${lang}`)
      }
    }
  })
}
