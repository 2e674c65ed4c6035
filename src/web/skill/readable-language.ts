// uPlot makes a number format from the browser's language when it is imported, and Chromium under LANG=C names one that
// is none ("en-US@posix"). So this is imported before uPlot.
try {
  new Intl.NumberFormat(navigator.language)
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true })
}
