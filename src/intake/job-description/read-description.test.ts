import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../core/failures.ts'
import { textOfHtml } from './markup.ts'
import { descriptionLimits, readDescription } from './read-description.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a page as lines of text', () => {
  it.each<[string, string, string]>([
    [
      'headings and items of lists',
      '<h2>You</h2><ul><li>know <b>Go</b></li><li><p>write tests</p></li></ul>',
      '## You\n\n- know Go\n- write tests',
    ],
    [
      'a paragraph that is bold throughout is a heading',
      '<p><b>Your tasks</b></p><p>Build. <b>Run.</b></p>',
      '**Your tasks**\n\nBuild. Run.',
    ],
    ['line breaks', 'a<br>b<br/>c', 'a\nb\nc'],
    [
      'a row of a table',
      '<table><tr><th>Location</th><td>Oslo</td></tr><tr><td>a</td><td>b</td></tr></table>',
      'Location: Oslo\na | b',
    ],
    [
      'characters by name and by number',
      'R&amp;D &euro;5 &#8211; &#x2713; &nosuch; &amp;lt;',
      'R&D €5 – ✓ &nosuch; &lt;',
    ],
    [
      'what is not shown',
      '<style>b{}</style><script>if (a < b) "<p>"</script><!-- <p>x</p> --><nav>Home</nav><p>y</p>',
      'y',
    ],
    ['a sign that is no tag', 'p99 < 5 ms and a <b', 'p99 < 5 ms and a'],
    ['a tag that never ends', 'a <a href="', 'a'],
    ['quotes in a tag', '<p title="a > b">c</p>', 'c'],
    ['something hidden that is never closed', '<nav><p>Senior Engineer</p>', 'Senior Engineer'],
    ['nothing', '', ''],
  ])('%s', (_, html, text) => expect(textOfHtml(html)).toBe(text))

  it('text that was escaped comes out as it was', () => {
    const word = fc
      .string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ';', '#', '1') })
      .filter((text) => text !== '')
    fc.assert(
      fc.property(word, (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
        expect(textOfHtml(`<p>x${escaped}x</p>`)).toBe(`x${text}x`)
      }),
    )
  })

  it('whatever stands in a page, it ends, and no script comes out', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '</',
      '<p>',
      '<li>',
      '<b>',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<!',
      '<script>',
      '</script>',
      'a',
      ' ',
      '<tr>',
      '<td>',
      '<nav>',
      '</nav>',
      '&',
      '&#',
      ';',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = textOfHtml(`<script>secret</script>${parts.join('')}`)
        expect(text).not.toContain('secret')
      }),
    )
  })
})

/** The smallest PDF with a line of text for each of these, by ISO 32000-1, 7.5. */
function pdf(lines: readonly string[]): Uint8Array {
  const content = `BT /F1 11 Tf 60 740 Td 16 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return bytes(`${text}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`)
}

describe('a job description from a file', () => {
  it.each<[string, Uint8Array, string, string]>([
    [
      'pasted text, with the line ends of Windows',
      bytes('Senior Engineer\r\n\r\n\r\n\r\n-\u00a0Go\u200b\r\n'),
      'text',
      'Senior Engineer\n\n- Go',
    ],
    ['a page', bytes('<!DOCTYPE html><title>x</title><p>Go</p>'), 'html', 'Go'],
    [
      'a piece of a page',
      bytes('Senior<ul><li>Go</li><li>SQL</li></ul><p>x</p>'),
      'html',
      'Senior\n\n- Go\n- SQL\n\nx',
    ],
    [
      'text about HTML',
      bytes('You know HTML: <div>, <p> and </p>.'),
      'text',
      'You know HTML: <div>, <p> and </p>.',
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x47, 0, 0x6f, 0]), 'text', 'Go'],
    [
      'a PDF',
      pdf(['Senior Engineer', 'Requirements', '- Go and SQL']),
      'pdf',
      'Senior Engineer\nRequirements\n- Go and SQL',
    ],
  ])('%s', async (_, source, format, text) => {
    expect(await readDescription({ bytes: source })).toMatchObject({ format, text })
  })

  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', bytes(' \n '), 'description-unreadable', /^a\.txt: there is no text in it$/],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
      'description-unreadable',
      /no text, no page/,
    ],
    [
      'a PDF that is damaged',
      bytes('%PDF-1.4 nothing more'),
      'description-unreadable',
      /^a\.txt: the PDF is damaged/,
    ],
    [
      'more text than anybody writes',
      bytes('a '.repeat(60_000)),
      'too-large',
      /119999 letters; the limit .* 100000/,
    ],
    ['a file that is too large', new Uint8Array(descriptionLimits.fileBytes + 1), 'too-large', /5\.0 MiB/],
  ])('%s is refused, and why is said', async (_, source, code, detail) => {
    const failure = await readDescription({ bytes: source, name: 'a.txt' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ code, details: [expect.stringMatching(detail)] })
  })
})
