// Asks while the page is seen whether something has happened; when it has, puts the new content in place of the old one and says so.
const status = document.querySelector('[data-live]')
const main = document.querySelector('main')
const everySeconds = 10
let { version } = status.dataset
// Outside of what is replaced: a screen reader hears only what changes in an element that stays.
document.body.append(status)

async function read(address) {
  const answer = await fetch(address).catch(() => undefined)
  return answer?.ok ? answer : undefined
}

async function ask() {
  if (document.hidden) return
  const now = await (await read(status.dataset.live))?.json().catch(() => undefined)
  if (!now || now.version === version) return
  const answer = await read(location.pathname)
  if (!answer) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const told = fresh.querySelector('[data-live]')
  // Another page answers in its place (the session has ended): let the browser show it.
  if (!told) return location.reload()
  told.remove()
  const focused = main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
  main.replaceChildren(...fresh.querySelector('main').childNodes)
  if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus()
  version = told.dataset.version
  status.textContent = status.dataset.changed
}

setInterval(ask, everySeconds * 1000)
document.addEventListener('visibilitychange', ask)
