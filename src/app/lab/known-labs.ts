import type { LabContent } from '../../content/labs.ts'
import { Failure } from '../../core/failures.ts'
import type { StartFigures } from '../../core/lab/words.ts'

export type KnownLab = LabContent

/** Read when they are first asked for: the server is up sooner. */
export type Labs = () => Promise<readonly KnownLab[]>

/** What a lab's checks found on its untouched starter; nothing where this version of it was never proved. */
export const startOf = ({ lab, proof }: KnownLab): StartFigures =>
  proof?.version === lab.version ? proof.start : {}

/** @throws Failure lab-unknown  with all the names there are */
export function labNamed(labs: readonly KnownLab[], slug: string): KnownLab {
  const found = labs.find(({ lab }) => lab.slug === slug)
  if (!found)
    throw new Failure('lab-unknown', [slug, `there are ${labs.map(({ lab }) => lab.slug).join(', ')}`])
  return found
}
