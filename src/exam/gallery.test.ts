import assert from 'node:assert/strict'
import test from 'node:test'
import { layout } from '../kit/design/components.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { examGallery } from './gallery.ts'

for (const { name, states } of examGallery) {
  for (const { title, html } of states) {
    test(`${name}, ${title}: valid in both languages, and no word of the other`, async () => {
      const [fr, en] = [String(html('fr')), String(html('en'))]
      for (const [lang, content] of [
        ['fr', html('fr')],
        ['en', html('en')],
      ] as const) {
        const page = layout({ lang, title: title, path: '/resultat', nonce: 'nonce', demonstration: true, nav: [], content })
        // What is wrong stands before the title, as the GOV.UK patterns do.
        const problems = (await htmlProblems(String(page))).filter(problem => !problem.includes('Initial heading level'))
        assert.deepEqual(problems, [], `${lang}: ${title}`)
      }
      assert.doesNotMatch(en, /\b(vous|votre|jusqu’au|résultat)\b/i)
      assert.doesNotMatch(fr, /\b(your|you|until)\b/i)
    })
  }
}
