import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Failure } from '../../core/failures.ts'
import { docxOf, drawn, inflating, onePage, paragraphs, shortResume } from './fixture.ts'
import { readResume } from './read-resume.ts'
import { readApart } from './reader.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proven-resume-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const failureOf = async (reading: Promise<unknown>): Promise<{ code: string; details: string }> => {
  try {
    await reading
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, details: error.details.join('\n') }
    throw error
  }
  throw new Error('it was read')
}
const job = {
  name: 'Ember',
  position: 'Backend Developer',
  startDate: '2020-01',
  highlights: ['Wrote the importer'],
}

describe('what is read', () => {
  const cases: [string, () => string | Uint8Array, string][] = [
    ['a PDF', () => onePage(drawn(shortResume)), 'pdf'],
    ['a PDF that is called .docx', () => file('a.docx', onePage(drawn(shortResume))), 'pdf'],
    [
      'a PDF behind other bytes',
      () => Buffer.concat([Buffer.from('\n\n'), onePage(drawn(shortResume))]),
      'pdf',
    ],
    ['a DOCX', () => docxOf(paragraphs(shortResume)), 'docx'],
    ['text', () => Buffer.from(shortResume.join('\n')), 'text'],
    [
      'text with the line ends of Windows and a byte order mark',
      () => Buffer.from(`\ufeff${shortResume.join('\r\n')}`),
      'text',
    ],
    ['text in UTF-16', () => Buffer.from(`\ufeff${shortResume.join('\n')}`, 'utf16le'), 'text'],
    [
      'JSON Resume',
      () =>
        Buffer.from(
          JSON.stringify({ basics: { name: 'Mara Lindqvist', email: 'mara@example.org' }, work: [job] }),
        ),
      'json-resume',
    ],
  ]
  it.each(cases)('%s', async (_, source, format) => {
    const reading = await readResume(source())
    expect(reading).toMatchObject({
      format,
      resume: { basics: { name: 'Mara Lindqvist', email: 'mara@example.org' }, work: [job] },
      unread: [],
      questions: [],
      notes: [],
    })
    expect(reading.sha256).toMatch(/^[0-9a-f]{64}$/)
    if (format !== 'json-resume') expect(reading.places['/work/0/highlights/0']).toEqual([5])
  })

  it('a PDF with scripts and an embedded file, of which it says that they were left alone', async () => {
    const bytes = onePage(drawn(shortResume), {
      catalogue:
        '/OpenAction 6 0 R/Names<</EmbeddedFiles<</Names[(a.exe) 7 0 R]>>/JavaScript<</Names[(x) 6 0 R]>>>>',
      objects: [
        `<</S/JavaScript/JS(app.alert\\(1\\))>>`,
        '<</Type/Filespec/F(a.exe)/EF<</F 8 0 R>>>>',
        '<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream',
      ],
    })
    const reading = await readResume(bytes)
    expect(reading.notes).toEqual(['scripts-ignored', 'embedded-files-ignored'])
    expect(reading.resume.work).toEqual([job])
  })

  it('a DOCX with macros, of which nothing is looked at', async () => {
    const reading = await readResume(
      docxOf(paragraphs(shortResume), { others: { 'word/vbaProject.bin': Buffer.alloc(1000, 7) } }),
    )
    expect(reading.resume.work).toEqual([job])
  })
})

const encrypted = `/Encrypt<</Filter/Standard/V 1/R 2/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})/P -44>>/ID[(0123456789abcdef)(0123456789abcdef)]`
const mib = 1024 * 1024
const bomb = docxOf(Buffer.alloc(60 * mib, ' '))

describe('what is refused', () => {
  const cases: [string, () => string | Uint8Array, string, RegExp][] = [
    [
      'a file that is not there',
      () => join(folder, 'no.pdf'),
      'resume-not-found',
      /no\.pdf: there is no such file/,
    ],
    ['a folder', () => folder, 'resume-not-found', /it is a folder/],
    ['a device', () => '/dev/zero', 'resume-not-found', /it is no file/],
    ['an empty file', () => file('empty.pdf', ''), 'resume-without-text', /empty\.pdf: the file is empty/],
    [
      'a file of 200 MB, which is not read for that',
      () => {
        const path = file('large.pdf', '%PDF-1.7')
        truncateSync(path, 200 * mib)
        return path
      },
      'too-large',
      /large\.pdf: 200\.0 MiB; the limit for a résumé is 20 MiB/,
    ],
    [
      'more bytes than allowed',
      () => new Uint8Array(20 * mib + 1),
      'too-large',
      /the limit for a résumé is 20 MiB/,
    ],
    [
      'a scanned PDF',
      () => onePage(Buffer.from('<</Length 24>>stream\n1 0 0 1 0 0 cm 10 w 0 0 m S\nendstream')),
      'resume-without-text',
      /its page is a picture/,
    ],
    [
      'a PDF with a password',
      () => onePage(drawn(shortResume), { trailer: encrypted }),
      'resume-locked',
      /asks for a password/,
    ],
    ['half a PDF', () => onePage(drawn(shortResume)).slice(0, 40), 'resume-unreadable', /the PDF is damaged/],
    ['a DOCX that inflates to 60 MB', () => bomb, 'too-large', /more than 48 MiB when unpacked/],
    [
      'one that says it is smaller than it is',
      () => lying(bomb),
      'too-large',
      /more than 48 MiB when unpacked/,
    ],
    ['a DOCX cut off', () => docxOf(paragraphs(shortResume)).slice(0, 700), 'resume-unreadable', /DOCX/],
    ['a DOCX with nothing in it', () => docxOf(''), 'resume-without-text', /the document is empty/],
    [
      'another archive',
      () => Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1'),
      'resume-format-unknown',
      /it is an archive, but no DOCX/,
    ],
    [
      'old Word',
      () => Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0', 'latin1'),
      'resume-format-unknown',
      /\.doc/,
    ],
    ['RTF', () => Buffer.from('{\\rtf1 Mara}'), 'resume-format-unknown', /RTF/],
    [
      'a picture',
      () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      'resume-format-unknown',
      /picture/,
    ],
    [
      'a page of HTML',
      () => Buffer.from('<!DOCTYPE html><p>Mara'),
      'resume-format-unknown',
      /print it to PDF/,
    ],
    ['bytes of no kind', () => Buffer.from([0, 1, 2, 3, 4, 0, 200]), 'resume-format-unknown', /no text/],
    ['broken JSON', () => Buffer.from('{ "basics": '), 'resume-unreadable', /begins like JSON/],
    [
      'other JSON',
      () => Buffer.from('{ "name": "proven" }'),
      'resume-unreadable',
      /none of the fields of JSON Resume/,
    ],
    [
      'JSON in ten thousand lists',
      () => Buffer.from(`{"work":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
      'resume-unreadable',
      /none of the fields/,
    ],
    [
      'a text of a million lines',
      () => Buffer.from('a\n'.repeat(1_000_000)),
      'too-large',
      /1000000 lines; the limit is 5000/,
    ],
  ]
  it.each(cases)('%s', async (_, source, code, details) => {
    expect(await failureOf(readResume(source()))).toEqual({ code, details: expect.stringMatching(details) })
  })

  it('entities that multiply are not written out', async () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
      '',
    )
    const before = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e0 "lol">${levels}]>`
    const reading = await readResume(docxOf(paragraphs([...shortResume, '&e9;']), { before })).catch(
      (error: unknown) => error,
    )
    if (reading instanceof Error) expect(reading).toMatchObject({ code: expect.stringMatching(/^resume-/) })
    else expect(JSON.stringify(reading).length).toBeLessThan(10_000)
  })

  it('a PDF that inflates to 400 MB ends with its process, not with ours', async () => {
    const before = process.memoryUsage().rss
    const { code } = await failureOf(readResume(onePage(inflating(400 * mib))))
    expect(['resume-too-costly', 'resume-without-text']).toContain(code)
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * mib)
  })
})

describe('a reading', () => {
  it('is given up when it takes too long', async () => {
    const reading = readApart(onePage(drawn(shortResume)), 'pdf', new AbortController().signal, 1)
    expect(await failureOf(reading)).toEqual({
      code: 'resume-too-costly',
      details: 'it took more than 0.001 seconds',
    })
  })

  it('ends when it is no longer wanted', async () => {
    const stopped = new AbortController()
    const reading = readResume(onePage(drawn(shortResume)), { signal: stopped.signal })
    stopped.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
  })

  it('of the same file is the same', async () => {
    const bytes = onePage(drawn(shortResume))
    expect(await readResume(bytes)).toEqual(await readResume(bytes))
  })
})

/** The same archive, whose largest part declares to be of ten bytes. */
function lying(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const size = Buffer.alloc(4)
  for (let at = 0; at < bytes.length - 46; at++) {
    const local = bytes.readUInt32LE(at) === 0x04034b50
    const central = bytes.readUInt32LE(at) === 0x02014b50
    const field = at + (local ? 22 : 24)
    if ((local || central) && bytes.readUInt32LE(field) > 50 * mib) {
      size.writeUInt32LE(10)
      size.copy(bytes, field)
    }
  }
  return bytes
}
