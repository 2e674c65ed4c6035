import type { Document } from 'docx'
import type { DateStyle, TrueResume } from './people.ts'

/** What a layout makes of somebody: a page that is printed to PDF, a document of Word, a text, or JSON. */
export type Written =
  | { html: string; header?: string; footer?: string }
  | { docx: Document }
  | { text: string }
  | { json: unknown }

export type Layout = {
  name: string
  dates: DateStyle
  /** What it shows besides name, e-mail, jobs, schools and skills. */
  shows: ('phone' | 'projects' | 'certificates' | 'languages')[]
  /** What it makes of somebody before it writes them, where it cannot show everybody as they are. */
  of?: (resume: TrueResume) => TrueResume
  write: (resume: TrueResume, dates: DateStyle) => Written
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text of a template with its values escaped; lists are joined, what is made by this stands as it is. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
export function html(strings: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const written = values.map((value) =>
    typeof value === 'string'
      ? escaped(value)
      : Array.isArray(value)
        ? value.map(({ text }) => text).join('\n')
        : value.text,
  )
  return new Html(strings.map((string, index) => string + (written[index] ?? '')).join(''))
}

/** A whole page. */
export const page = (css: string, body: Html): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><style>
@page { size: A4; margin: 18mm }
body { font: 10pt/1.35 sans-serif; margin: 0 } h1, h2, h3, p { margin: 0 }
h1 { font-size: 20pt } h2 { font-size: 13pt; margin: 10pt 0 4pt } h3 { font-size: 10.5pt } ul { margin: 2pt 0 6pt; padding-left: 14pt }
${css}</style><body>${body.text}</body></html>`

export const bulletList = (bullets: string[]): Html =>
  html`<ul>${bullets.map((bullet) => html`<li>${bullet}</li>`)}</ul>`
