import { Failure } from '../../core/failures.ts'
import type { Lab } from '../../core/lab/lab.ts'
import type { StartFigures } from '../../core/lab/words.ts'

/** A lab with what lies beside its lab.ts. */
export type KnownLab = {
  lab: Lab
  folder: string
  /** lab.ts itself. */
  file: string
  /** Markdown. */
  brief: string
  /** Folders of starter/. */
  languages: string[]
  /** What its checks found on the untouched starter when it was proved; empty where it was not. */
  start: StartFigures
}

/** Read when they are first asked for: the server is up sooner. */
export type Labs = () => Promise<readonly KnownLab[]>

/** @throws Failure lab-unknown  with all the names there are */
export function labNamed(labs: readonly KnownLab[], slug: string): KnownLab {
  const found = labs.find(({ lab }) => lab.slug === slug)
  if (!found)
    throw new Failure('lab-unknown', [slug, `there are ${labs.map(({ lab }) => lab.slug).join(', ')}`])
  return found
}
