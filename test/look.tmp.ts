import { launchBrowser } from '../src/kit/testing/browser.ts'

const base = process.argv[2] ?? ''
const { browser } = await launchBrowser()
if (!browser) throw new Error('no browser')
const page = await browser.newPage({ viewport: { width: 1000, height: 900 } })
for (const [i, p] of process.argv.slice(3).entries()) {
  await page.goto(base + p)
  await page.screenshot({ path: `/tmp/shot${i}.png`, fullPage: true })
  console.log(p, page.url(), await page.title())
}
await browser.close()
