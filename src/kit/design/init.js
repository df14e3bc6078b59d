// Starts the components that help where script runs: pages work without. What no component of the page asks for is not loaded.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

if (document.querySelector('[data-module]:not(.govuk-skip-link)')) {
  const { initAll } = await import('/assets/govuk-frontend.js')
  initAll()
}
