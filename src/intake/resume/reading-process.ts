import { Failure } from '../../core/failures.ts'
import type { ResumeFormat } from '../../core/resume/resume.ts'
import { linesOf, readingOf } from './reading.ts'

/** The program that reads one résumé: the file comes in on standard input, and what was read goes out on standard output. */
const [what = 'text'] = process.argv.slice(2)
const [, alone] = /^lines-of-(pdf|docx)$/.exec(what) ?? []
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
let answer: unknown
try {
  const bytes = new Uint8Array(Buffer.concat(chunks))
  answer = {
    read: alone
      ? await linesOf(bytes, alone as 'pdf' | 'docx')
      : await readingOf(bytes, what as ResumeFormat),
  }
} catch (error) {
  answer =
    error instanceof Failure
      ? { failure: error.code, details: error.details }
      : { failure: 'resume-unreadable', details: [error instanceof Error ? error.message : String(error)] }
}
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
