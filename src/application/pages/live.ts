import { type Html, html, raw } from '../../kit/html.ts'

// Asks every ten seconds whether something happened, and shows the page again when it did. Without it, the page is reloaded by hand.
const script = `
const state = document.getElementById('etat')
let known = state.dataset.version
const ask = async () => {
  if (document.hidden) return
  const answer = await fetch(state.dataset.from, { headers: { accept: 'application/json' } }).catch(() => undefined)
  if (!answer?.ok) return
  const { version } = await answer.json()
  if (version !== known) { known = version; location.reload() }
}
setInterval(ask, 10000)
document.addEventListener('visibilitychange', ask)
`

/** Keeps the page up to date where script runs. */
export const live = (f: { nonce: string; from: string; version: string }): Html =>
  html`<div id="etat" data-from="${f.from}" data-version="${f.version}" hidden></div><script type="module" nonce="${f.nonce}">${raw(script)}</script>`
