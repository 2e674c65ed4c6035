import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BlobSet } from './blob-set.ts'
import { definitionHash } from './definition.ts'
import type { Passed } from './own-content.ts'
import type { Sighting } from './tally.ts'
import { reasons } from './weigh.ts'

/** What was remembered under other rules is of no use. */
const rules = definitionHash()

const count = z.number().int().nonnegative()
const shape = z.object({
  head: z.string(),
  commits: count,
  ownCommits: count,
  left: z.partialRecord(z.enum(reasons), count),
  tooLarge: count,
  missing: count,
  passed: z.array(
    z.object({ commit: z.string(), path: z.string().nullable(), how: z.string().nullable() }),
  ) satisfies z.ZodType<Passed[]>,
  givenUp: count,
  misdated: count,
  shape: z.object({
    authors: z.record(z.string(), count),
    months: z.array(z.string()),
    lessons: z.array(z.string()),
    scaffold: z.array(z.string()),
  }),
  tally: z.array(
    z.tuple([
      z.string(),
      z.array(
        z.object({ commit: z.string(), at: z.number(), paths: z.array(z.string()), shared: z.boolean() }),
      ),
    ]),
  ) satisfies z.ZodType<[string, Sighting[]][]>,
})

/** What a scan leaves for the next one, which then reads only what is new. */
export type Remembered = z.infer<typeof shape>

export class ScanCache {
  readonly #folder: string
  readonly #name: string

  constructor(folder: string, instance: string, identities: readonly string[]) {
    this.#folder = folder
    this.#name = createHash('sha256')
      .update([rules, instance, ...identities].join('\n'))
      .digest('hex')
  }

  /** @returns null where there is nothing that this version could use: none, damaged, or of other rules */
  async read(): Promise<Remembered | null> {
    try {
      return shape.parse(JSON.parse(await readFile(this.#path('json'), 'utf8')))
    } catch {
      return null
    }
  }

  /** Blobs that the history read so far has named. */
  async readBlobs(): Promise<BlobSet | null> {
    try {
      return BlobSet.fromBytes(await readFile(this.#path('blobs')))
    } catch {
      return null
    }
  }

  /** Each file whole or not at all; the blobs first, so that a head is never newer than they are. */
  async write(remembered: Remembered, blobs: BlobSet): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await this.#replace('blobs', blobs.toBytes())
    await this.#replace('json', JSON.stringify(remembered))
  }

  async #replace(ending: string, content: string | Buffer): Promise<void> {
    const draft = `${this.#path(ending)}.${process.pid}`
    try {
      await writeFile(draft, content, { mode: 0o600 })
      await rename(draft, this.#path(ending))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  #path(ending: string): string {
    return join(this.#folder, `${this.#name}.${ending}`)
  }
}
