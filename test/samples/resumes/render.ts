import { Packer } from 'docx'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../chromium.ts'
import type { Layout } from './layout.ts'
import { personOf, type TrueResume } from './people.ts'

/** A résumé as a file, and what stands in it. */
export type Sample = Pick<Layout, 'dates' | 'shows'> & {
  layout: string
  fileName: string
  bytes: Uint8Array
  truth: TrueResume
}

/**
 * Writes each layout for somebody else: the n-th of them for the person of seed `from` + n, whom `somebody` makes up.
 * PDFs are printed by Chromium.
 */
export async function samplesOf(
  layouts: readonly Layout[],
  from: number,
  somebody: (seed: number) => TrueResume = personOf,
): Promise<Sample[]> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  })
  try {
    const samples: Sample[] = []
    const sheet = await browser.newPage()
    for (const [index, layout] of layouts.entries()) {
      const person = somebody(from + index)
      const truth = layout.of?.(person) ?? person
      const written = layout.write(truth, layout.dates)
      const [ending, bytes] =
        'html' in written
          ? (['pdf', await printed(sheet, written)] as const)
          : 'docx' in written
            ? (['docx', await Packer.toBuffer(written.docx)] as const)
            : 'text' in written
              ? (['txt', Buffer.from(written.text)] as const)
              : (['json', Buffer.from(JSON.stringify(written.json, null, 2))] as const)
      samples.push({
        layout: layout.name,
        fileName: `${from + index}.${ending}`,
        bytes,
        truth,
        dates: layout.dates,
        shows: layout.shows,
      })
    }
    return samples
  } finally {
    await browser.close()
  }
}

async function printed(
  sheet: Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>,
  { html, header, footer }: { html: string; header?: string; footer?: string },
): Promise<Uint8Array> {
  await sheet.setContent(html)
  return sheet.pdf({
    preferCSSPageSize: true,
    displayHeaderFooter: header !== undefined || footer !== undefined,
    headerTemplate: header ?? '<span></span>',
    footerTemplate: footer ?? '<span></span>',
    margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' },
  })
}
