import { launchBrowser } from '../src/kit/testing/browser.ts'
import { freshPlace } from '../test/service.ts'
import { openGround } from './ground.ts'

// npm run bench:pages: what Lighthouse measures, on six pages, with the telephone and the network that it takes for slow.

const six = ['/', '/resultat', '/guide', '/demande', '/connexion', '/en']
const slow = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 }
const slowerCpu = 4

interface Measured {
  readonly path: string
  readonly firstPaintMs: number
  readonly bytes: number
  readonly requests: number
  readonly layoutShift: number
  /** A title, and something to follow or to send, when scripts do not run. */
  readonly withoutScript: boolean
}

type Browser = NonNullable<Awaited<ReturnType<typeof launchBrowser>>['browser']>
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

async function measure(browser: Browser, site: string, path: string): Promise<Measured> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', slow)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu })
  let [bytes, requests] = [0, 0]
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests++
  })
  await page.goto(site + path, { waitUntil: 'networkidle' })
  const seen = await page.evaluate(async () => {
    const shifts = await new Promise<number>(done => {
      let sum = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift' as 'mark', buffered: true })
      setTimeout(() => done(sum), 300)
    })
    return { shifts, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN }
  })
  await context.close()
  const bare = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const still = await bare.newPage()
  await still.goto(site + path)
  const withoutScript = (await still.locator('h1').count()) === 1 && (await still.locator('main a[href], main button').count()) > 0
  await bare.close()
  return { path, firstPaintMs: Math.round(seen.paint), bytes, requests, layoutShift: seen.shifts, withoutScript }
}

const launched = await launchBrowser()
if (!launched.browser) {
  console.log(`No browser runs here: ${launched.reason}`)
} else {
  const ground = await openGround()
  process.env.TEST_DATABASE_URL = ground.url('postgres')
  const place = await freshPlace()
  try {
    await place.run('migrate')
    await place.run('serve')
    const measured: Measured[] = []
    for (const path of six) measured.push(await measure(launched.browser, place.site, path))
    if (process.argv.includes('--json')) console.log(JSON.stringify(measured, null, 2))
    else console.table(measured)
    const good = measured.every(one => one.bytes < 100_000 && one.layoutShift < 0.01 && one.withoutScript)
    console.log('First visit of each: aim under 100 000 bytes with the fonts, nothing that moves, no script needed.')
    process.exitCode = good ? 0 : 1
  } finally {
    await launched.browser.close()
    await place.leave()
    await ground.leave()
  }
}
