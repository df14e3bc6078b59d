import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HtmlValidate } from 'html-validate'
import type { BrowserContext, Page } from 'playwright-core'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'no-trailing-whitespace': 'off',
    // The title ends with the name of the service; what matters of it stands first.
    'long-title': 'off',
    // The boxes of one question are sent under its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    // Our own files come from our own address, under a name made of their content.
    'require-sri': ['error', { target: 'crossorigin' }],
    // An error summary or a notice may stand before the title of the page.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Some screen readers say the hint of a date only when its fieldset repeats that it is a group.
    'no-redundant-role': 'off',
  },
})

/** What is wrong with the HTML of a page: one line each, none when it is valid. */
export async function htmlProblems(page: string): Promise<string[]> {
  const report = await validator.validateString(page)
  return report.results.flatMap(r => r.messages.map(m => `${m.ruleId}: ${m.message} (${m.selector ?? `line ${m.line}`})`))
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Have the components that help where script runs all begun their work? */
const started = `[...document.querySelectorAll('[data-module]')].every(e => e.hasAttribute('data-' + e.dataset.module + '-init') || e.classList.contains('govuk-skip-link'))`

const patience = 10_000

/** Waits until the page says yes. Asked from outside, by the debugger: a strict content security policy lets no page evaluate a text. */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  const end = Date.now() + patience
  while (!(await page.evaluate<boolean>(expression))) {
    if (Date.now() > end) throw new Error(`the page never says: ${expression}`)
    await new Promise(done => setTimeout(done, 20))
  }
}

/** The pages that this context opens bring axe with them: for many pages that is faster than telling it to each of them. */
export const bringAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: axe })

/**
 * What axe finds wrong with the page that the browser shows: WCAG 2.2 A and AA, and good practice. One line each, none when it is clean.
 * `except` names, by selectors, what is not looked at.
 */
export async function axeProblems(page: Page, except: readonly string[] = []): Promise<string[]> {
  await waitUntil(page, started)
  // Evaluated by the browser's debugger, so that a strict content security policy of the page does not stop it.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    `axe.run({ exclude: ${JSON.stringify(except)} }, { resultTypes: ['violations'], preload: false })`,
  )) as { violations: readonly Violation[] }
  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help} (${n.target.join(' ')})`))
}
