/** Whose content is no markup until their own end tag. */
const raw = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'noscript',
  'iframe',
  'xmp',
  'noembed',
  'noframes',
])
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open' | 'close'; name: string; selfClosing: boolean }

/**
 * Tags and text of a page, forgiving as browsers are: what looks like a tag and is none is text. Each letter is looked at a bounded number of
 * times, so that its time is linear in the page.
 */
export function* tokensOf(html: string): Generator<Token> {
  let at = 0
  let text = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const next = html.charCodeAt(open + 1) | 0x20
    const isTag = (next >= 0x61 && next <= 0x7a) || html.charAt(open + 1) === '/'
    const isOther = html.charAt(open + 1) === '!' || html.charAt(open + 1) === '?'
    if (!isTag && !isOther) {
      at = open + 1
      continue
    }
    if (open > text) yield { kind: 'text', text: html.slice(text, open) }
    const end = isTag ? tagEnd(html, open + 1) : declarationEnd(html, open)
    if (isTag) {
      const [, slash, name = ''] = /^(\/?)([a-zA-Z][^\s/>]{0,31})/.exec(html.slice(open + 1, open + 36)) ?? []
      const lower = name.toLowerCase()
      if (lower !== '')
        yield { kind: slash ? 'close' : 'open', name: lower, selfClosing: html.charAt(end - 2) === '/' }
      if (!slash && raw.has(lower)) {
        const close = closingOf(html, lower, end)
        if (close > end) yield { kind: 'text', text: html.slice(end, close) }
        at = close
        text = close
        continue
      }
    }
    at = end
    text = end
  }
  if (text < html.length) yield { kind: 'text', text: html.slice(text) }
}

/** After the ">" that ends a tag, which is none within quotes; the end of the page where it never ends. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  let afterEquals = false
  for (let at = from; at < html.length; at++) {
    const unit = html.charAt(at)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (unit === '>') return at + 1
    else if ((unit === '"' || unit === "'") && afterEquals) quote = unit
    if (unit === '=') afterEquals = true
    else if (unit.trim() !== '') afterEquals = false
  }
  return html.length
}

function declarationEnd(html: string, open: number): number {
  const comment = html.startsWith('<!--', open)
  const end = html.indexOf(comment ? '-->' : '>', comment ? open + 2 : open)
  return end < 0 ? html.length : end + (comment ? 3 : 1)
}

function closingOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}
