// Starts the components that help where script runs: pages work without. What no component of the page asks for is not loaded.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

if (document.querySelector('[data-live]')) await import('/assets/live.js')

if (document.querySelector('[data-module]:not(.govuk-skip-link)')) {
  const { initAll } = await import('/assets/govuk-frontend.js')
  initAll()
  // The name that is heard must hold what is seen, word for word: the comma put between is neither.
  for (const button of document.querySelectorAll('.govuk-file-upload-button')) {
    document.getElementById(`${button.id}-comma`)?.remove()
    button.setAttribute('aria-labelledby', `${button.id}-label ${button.id}`)
  }
}
