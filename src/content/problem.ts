/** Something in content/ that has to be mended, told so that it can be found. */
export type Problem = {
  /** Relative to the content folder, with forward slashes. */
  file: string
  /** `line:column`, counted from 1; empty where the file itself is the problem. */
  place: string
  says: string
}

/** `file:line:column: says`, as editors and terminals make links of it. */
export const problemLine = ({ file, place, says }: Problem): string =>
  `${place === '' ? file : `${file}:${place}`}: ${says}`
