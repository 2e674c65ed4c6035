import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'

/** A PDF of some objects, the first of which is its catalogue; `trailer` is added to what stands at its end. */
export function pdfOf(objects: (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer): void => {
    parts.push(part)
    length += part.length
  }
  objects.forEach((object, index) => {
    offsets.push(length)
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]))
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

const stream = (bytes: Buffer, more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${more}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])

/** Draws lines of text, the first at the top. */
export const drawn = (lines: string[]): Buffer =>
  stream(
    Buffer.from(
      `BT /F1 11 Tf 60 760 Td 16 TL ${lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`,
    ),
  )

/** Content that takes a thousandth of what it inflates to. */
export const inflating = (bytes: number): Buffer => {
  const chunk = Buffer.alloc(bytes, ' ')
  return stream(deflateSync(chunk), '/Filter/FlateDecode')
}

/** A page with some content; `catalogue` is added to the catalogue, `objects` stand behind the five of the page. */
export const onePage = (
  content: Buffer,
  { catalogue = '', objects = [] as string[], trailer = '' } = {},
): Uint8Array =>
  pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      content,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...objects,
    ],
    trailer,
  )

/** A résumé in few lines. */
export const shortResume = [
  'Mara Lindqvist',
  'mara@example.org',
  'Experience',
  'Backend Developer, Ember, Jan 2020 - Present',
  '- Wrote the importer',
]

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** A document of Word whose body is this XML. */
export const docxOf = (
  body: string | Uint8Array,
  { before = '<?xml version="1.0"?>', others = {} as Record<string, Uint8Array> } = {},
): Uint8Array =>
  zipSync({
    '[Content_Types].xml': Buffer.from(contentTypes),
    '_rels/.rels': Buffer.from(relations),
    'word/document.xml': Buffer.concat([
      Buffer.from(
        `${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`,
      ),
      Buffer.from(body),
      Buffer.from('</w:body></w:document>'),
    ]),
    ...others,
  })

export const paragraphs = (lines: string[]): string =>
  lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
