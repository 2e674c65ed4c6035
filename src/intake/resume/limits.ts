/** What a résumé may cost. A usual one has 100 kB, two pages and takes a second. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  pages: 40,
  /** Lines of all pages. */
  lines: 5000,
  /** Letters of a line; what is longer is cut into several. */
  lineLength: 2000,
  /** All parts of a DOCX that are read, inflated. */
  inflatedBytes: 48 * 1024 * 1024,
  timeMs: 20_000,
  /** Memory of JavaScript, and all address space, which Node takes much of without using it. */
  heapMiB: 384,
  addressSpaceKiB: 4 * 1024 * 1024,
  /** What the reading process may answer. */
  answerBytes: 16 * 1024 * 1024,
} as const
