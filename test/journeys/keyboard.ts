import type { Page } from 'playwright-core'

/** What stands under the focus. */
interface Focused {
  readonly tag: string
  readonly text: string
  readonly name: string
  readonly value: string
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate<Focused>(`(() => {
    const at = document.activeElement
    return { tag: at?.tagName ?? '', text: (at?.innerText ?? '').trim(), name: at?.name ?? '', value: at?.value ?? '' }
  })()`)

/** Moves with Tab until the focus stands where it is wanted, as a person without a mouse does. */
async function tabUntil(page: Page, what: string, wanted: (at: Focused) => boolean): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    if (wanted(await focused(page))) return
  }
  throw new Error(`the keyboard never reaches ${what} on ${page.url()}`)
}

const enter = (page: Page) => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])

/** Goes to the button with those words, and presses it. */
export async function pressOn(page: Page, words: RegExp): Promise<void> {
  await tabUntil(page, String(words), ({ tag, text }) => ['BUTTON', 'INPUT'].includes(tag) && words.test(text))
  await enter(page)
}

/** Goes to the link with those words, and follows it. */
export async function followTo(page: Page, words: RegExp): Promise<void> {
  await tabUntil(page, String(words), ({ tag, text }) => tag === 'A' && words.test(text))
  await enter(page)
}

/** Chooses with the arrows among the radios, or in the list, that has the focus. */
export async function choose(page: Page, value: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const now = await focused(page)
    if (now.value === value) return now.tag === 'SELECT' ? undefined : page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no choice ${value} on ${page.url()}`)
}

/** Fills the fields of a form by their names, in the order in which they stand: writes, or chooses. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await tabUntil(page, `the field ${name}`, at => at.name === name)
    const { tag } = await focused(page)
    const radio = await page.evaluate<boolean>(`document.activeElement?.type === 'radio'`)
    if (tag === 'SELECT' || radio) await choose(page, value)
    else await page.keyboard.type(value)
  }
}
