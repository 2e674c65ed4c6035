// Runs before the first paint, and apart from the bundle, so that the page never flashes in the other theme.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('proven.theme')
  } catch {}
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
