import { Parser } from 'htmlparser2'

/** What is not shown. */
const unseen = 'script style template noscript svg math iframe object select textarea title'.split(' ')
/** What is shown around a description, and no part of it. */
const around = 'nav footer button dialog'.split(' ')
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure form header hr html legend main menu ol p pre section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
)
const bolds = new Set(['b', 'strong'])

/**
 * A page's text as plain lines: headings as in Markdown, a paragraph that is bold throughout as `**…**`, items of lists behind "- ",
 * a row of a table as one line. Nothing in it is run or fetched.
 */
export function textOfHtml(html: string): string {
  const { text, open } = laidOut(html, new Set([...unseen, ...around]))
  // What was opened and never closed would swallow the rest of the page.
  return open.some((name) => around.includes(name)) ? laidOut(html, new Set(unseen)).text : text
}

type Line = { prefix: string; text: string; boldLetters: number; letters: number }

function laidOut(html: string, without: ReadonlySet<string>): { text: string; open: string[] } {
  const lines: string[] = []
  const hiddenNow: string[] = []
  const unclosed: string[] = []
  let line: Line = { prefix: '', text: '', boldLetters: 0, letters: 0 }
  let bold = 0
  let pending = ''
  let items = 0
  let row: { cells: number; headed: boolean } | null = null
  const end = (prefix = ''): void => {
    const text = line.text.replace(/[ \t]+/g, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(text)) {
      const isBold = line.prefix === '' && line.boldLetters === line.letters && text.length <= 100
      lines.push(isBold && line.boldLetters > 0 ? `**${text}**` : `${line.prefix}${text}`)
    } else if (line.prefix !== '' && prefix === '') {
      // "<li><p>": the paragraph within an item is the item.
      pending = line.prefix
    }
    line = { prefix: prefix || pending, text: '', boldLetters: 0, letters: 0 }
    pending = ''
  }
  const blank = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('')
  }
  const write = (text: string): void => {
    line.text += text
    const letters = text.replace(/\s/g, '').length
    line.letters += letters
    if (bold > 0) line.boldLetters += letters
  }
  const tag = (name: string, opens: boolean): void => {
    if (/^h[1-6]$/.test(name)) {
      end(opens ? `${'#'.repeat(Number(name[1]))} ` : '')
      blank()
    } else if (name === 'li') {
      end(opens ? '- ' : '')
      items = Math.max(0, items + (opens ? 1 : -1))
      if (!opens) line.prefix = ''
    } else if (name === 'br') end()
    else if (name === 'tr') {
      end()
      row = opens ? { cells: 0, headed: false } : null
    } else if (name === 'td' || name === 'th') {
      if (!opens || !row) return
      if (row.cells > 0) write(row.cells === 1 && row.headed ? ': ' : ' | ')
      row.cells++
      row.headed ||= name === 'th'
    } else if (bolds.has(name)) bold = Math.max(0, bold + (opens ? 1 : -1))
    else if (blocks.has(name) && !row) {
      end()
      if (items === 0 && /^(?:p|ul|ol|section|table)$/.test(name)) blank()
    }
  }
  const parser = new Parser({
    onopentagname(name) {
      if (without.has(name)) hiddenNow.push(name)
      else if (hiddenNow.length === 0) tag(name, true)
    },
    ontext(text) {
      if (hiddenNow.length === 0) write(text.replace(/\s+/g, ' '))
    },
    onclosetag(name, implied) {
      if (without.has(name)) {
        // What nothing closes but the end of the page.
        if (implied) unclosed.push(name)
        hiddenNow.pop()
      } else if (hiddenNow.length === 0) tag(name, false)
    },
  })
  parser.end(html)
  end()
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    open: unclosed,
  }
}
