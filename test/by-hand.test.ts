import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../src/kit/testing/browser.ts'
import { waitUntil } from '../src/kit/testing/pages.ts'
import { galleryAddresses, serveGallery } from './gallery-site.ts'

// What a person does who has no mouse, or who sees the screen four times larger.

let browser: Browser | null = null
let reason = ''
let base = ''
let close = () => {}
before(async () => {
  const launched = await launchBrowser()
  browser = launched.browser
  if (!launched.browser) reason = launched.reason
  const served = await serveGallery()
  base = served.base
  close = served.close
})
after(async () => {
  await browser?.close()
  close()
})

/**
 * Before the first stroke: lists what the tabulator must reach, in the order of the page, and how each looks unfocused. Then notes each stop
 * and whether it looks different. A group of radios is one stop. What is hidden is no stop.
 */
const watch = (within: string) => `(() => {
  const looks = e => {
    const label = e.id && document.querySelector('label[for="' + CSS.escape(e.id) + '"]')
    const seen = [e, ...(label ? [label] : []), ...(e.closest('.pr-door') ? [e.closest('.pr-door')] : [])]
    return seen.flatMap(one => ['', '::before', '::after'].map(part => {
      const s = getComputedStyle(one, part || null)
      return [s.outlineStyle, s.outlineColor, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderTopWidth, s.borderTopColor, s.position].join()
    })).join('|')
  }
  const groups = new Set()
  const stops = [...document.querySelector('${within}').querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => {
    if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility()) return false
    if (e.type !== 'radio') return true
    const group = (e.form ? [...document.forms].indexOf(e.form) : '') + e.name
    const chosen = [...document.querySelectorAll('input[type=radio]')].find(r => r.name === e.name && r.form === e.form && r.checked)
    if (groups.has(group) || (chosen && chosen !== e)) return false
    groups.add(group)
    return true
  })
  const before = stops.map(looks)
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' ' + (e.textContent || e.name || '').trim().slice(0, 40)
  window.byHand = { count: stops.length, reached: [], wrong: [] }
  let last = -1
  document.addEventListener('focusin', ({ target }) => {
    const i = stops.indexOf(target)
    if (i < 0) return window.byHand.wrong.push('stops at what is no stop: ' + name(target))
    if (window.byHand.reached.includes(i)) return
    if (i < last) window.byHand.wrong.push('goes back to ' + name(target))
    last = i
    window.byHand.reached.push(i)
    if (looks(target) === before[i]) window.byHand.wrong.push('the focus is not seen on ' + name(target))
  })
  window.byHand.missing = () => stops.filter((_, i) => !window.byHand.reached.includes(i)).map(e => 'never reaches ' + name(e))
})()`

const started = `[...document.querySelectorAll('[data-module]')].every(e => e.hasAttribute('data-' + e.dataset.module + '-init') || e.classList.contains('govuk-skip-link'))`

/** All that is wrong for who has a keyboard alone. */
async function keyboardProblems(page: Page, within: 'body' | 'main'): Promise<string[]> {
  await waitUntil(page, started)
  // A summary of errors takes the focus: the walk begins at the top all the same.
  await page.evaluate(`(e => { e.tabIndex = -1; e.focus(); e.removeAttribute('tabindex') })(document.querySelector('${within}'))`)
  await page.evaluate(watch(within))
  const count = await page.evaluate<number>('window.byHand.count')
  for (let i = 0; i < count; i++) await page.keyboard.press('Tab')
  return page.evaluate<string[]>('[...window.byHand.wrong, ...window.byHand.missing()]')
}

test('by keyboard, every link and every field of every page is reached, in the order of the page, and is seen when it is', {
  timeout: 1_200_000,
}, async t => {
  if (!browser) return t.skip(reason)
  const context = await browser.newContext({ viewport: { width: 1024, height: 800 } })
  // Letters have nothing to reach; what is heard in English has the same stops as in French.
  const queue = galleryAddresses('').filter(address => !address.startsWith('/_gallery/letters/'))
  const [first] = queue
  const problems: string[] = []
  const work = async () => {
    const page = await context.newPage()
    for (let address = queue.shift(); address; address = queue.shift()) {
      await page.goto(base + address)
      // The header and the foot are the same everywhere: they are walked once.
      const within = address === first ? 'body' : 'main'
      problems.push(...(await keyboardProblems(page, within)).map(problem => `${address} ${problem}`))
    }
  }
  await Promise.all([work(), work()])
  assert.deepEqual(problems, [])
})

/** A screen of 1280 by 1024 magnified four times, as the criterion of WCAG says it. */
const magnified = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }

/** What is cut: an element that hides what does not fit in it. Words for screen readers alone are meant to be hidden. */
const cut = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => !e.closest('.govuk-visually-hidden, svg') && e.clientWidth > 1)
  .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.tagName + '.' + e.className)`

/** What would have to be scrolled sideways to be read. */
const sideways = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => !e.closest('.govuk-visually-hidden, svg, thead') && e.checkVisibility())
  .filter(e => e.getBoundingClientRect().right > 321 && getComputedStyle(e).position !== 'absolute')
  .map(e => e.tagName + '.' + e.className)`

for (const address of [
  '/_gallery/guide/home/0',
  '/_gallery/exam/look-up-a-result/1',
  '/_gallery/exam/a-success/1',
  '/_gallery/application/check-your-answers/0',
  '/_gallery/follow-up/follow-up/4',
  '/_gallery/delivery/where-my-card-is/6',
  '/_gallery/review/worklists/0',
  '/_gallery/guide/points/1',
]) {
  test(`magnified four times, ${address} is whole and reads down, in both languages`, async t => {
    if (!browser) return t.skip(reason)
    const page = await (await browser.newContext(magnified)).newPage()
    for (const lang of ['', '/en']) {
      await page.goto(base + lang + address)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
      assert.deepEqual(await page.evaluate(cut), [])
      assert.deepEqual(await page.evaluate(sideways), [])
    }
    await page.context().close()
  })
}
