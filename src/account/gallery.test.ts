import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layout } from '../kit/design/components.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { accountGallery } from './gallery.ts'
import { notSignedIn } from './pages/door.ts'

for (const { name, states } of accountGallery) {
  test(`${name}: valid HTML in every state, in both languages, one title each`, async () => {
    for (const { title, html } of states) {
      for (const lang of ['fr', 'en'] as const) {
        const page = String(layout({ lang, title: name, path: '/', demonstration: true, content: html(lang) }))
        // What happened or what is wrong stands before the title, as the GOV.UK patterns do.
        const problems = (await htmlProblems(page)).filter(problem => !problem.includes('Initial heading level'))
        assert.deepEqual(problems, [], `${title}, ${lang}`)
        assert.equal(page.match(/<h1/g)?.length, 1, `${title}, ${lang}`)
      }
    }
  })
}

test('who was not asked anything is still inside: they are led out, and not to a door that sends them straight on', () => {
  const page = String(notSignedIn('fr', 'not-proved-again', 'person'))
  assert.match(page, /href="\/deconnexion"/)
  assert.doesNotMatch(page, /href="\/connexion/)
})
