import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Benchmark } from '../core/benchmark/benchmark.ts'
import type { Lab } from '../core/lab/lab.ts'
import type { Proof } from '../core/lab/proof.ts'
import { checkLab, checkSubmissions, foldersIn } from './check-lab.ts'
import type { Problem } from './problem.ts'

/** A lab with what lies beside its lab.ts. */
export type LabContent = {
  lab: Lab
  folder: string
  /** lab.ts itself. */
  file: string
  /** Markdown. */
  brief: string
  /** Folders of starter/, TypeScript first. */
  languages: string[]
  /** Null where it was never proved. Whether it is of what stands there now is another question. */
  proof: Proof | null
}

/**
 * Imports all labs, and finds every problem in them at once. One with a problem is left out.
 * @param folder  the content folder
 */
export async function loadLabs(
  folder: string,
  benchmark: Benchmark,
): Promise<{ labs: LabContent[]; problems: Problem[] }> {
  const labs: LabContent[] = []
  const problems: Problem[] = []
  for (const name of foldersIn(join(folder, 'labs'))) {
    const read = await readLab(folder, name, benchmark)
    problems.push(...read.problems)
    if (read.content !== null && read.problems.length === 0) labs.push(read.content)
  }
  return { labs, problems }
}

async function readLab(
  contentFolder: string,
  name: string,
  benchmark: Benchmark,
): Promise<{ content: LabContent | null; problems: Problem[] }> {
  const folder = join(contentFolder, 'labs', name)
  const file = join(folder, 'lab.ts')
  const problems: Problem[] = []
  const problem = (at: string, says: string) => problems.push({ file: `labs/${name}/${at}`, place: '', says })

  const brief = textOf(join(folder, 'brief.md'))
  if (brief.trim() === '') problem('brief.md', 'the file is missing or empty')
  const languages = foldersIn(join(folder, 'starter')).sort(
    (a, b) => Number(b === 'typescript') - Number(a === 'typescript') || a.localeCompare(b),
  )
  const proof = readProof(folder, name)
  if (proof === 'broken') problem('proof.json', `is not what \`proven lab verify ${name}\` writes`)

  const lab = await importLab(file)
  if (typeof lab === 'string') problem('lab.ts', lab)
  problems.push(...checkSubmissions(contentFolder, name, languages, typeof lab === 'string' ? null : lab))
  if (typeof lab === 'string') return { content: null, problems }
  problems.push(...checkLab(contentFolder, name, lab, benchmark))
  return {
    content: { lab, folder, file, brief, languages, proof: proof === 'broken' ? null : proof },
    problems,
  }
}

/** The lab, or what is wrong with its file. */
async function importLab(file: string): Promise<Lab | string> {
  if (!existsSync(file)) return 'the file is missing'
  try {
    const { lab } = (await import(pathToFileURL(file).href)) as { lab?: Lab }
    return typeof lab === 'object' && lab !== null ? lab : 'exports no `lab`'
  } catch (error) {
    return `cannot be imported: ${error instanceof Error ? error.message : String(error)}`
  }
}

function readProof(folder: string, slug: string): Proof | 'broken' | null {
  const text = textOf(join(folder, 'proof.json'))
  if (text === '') return null
  try {
    const proof = JSON.parse(text) as Proof
    return proof.lab === slug && Array.isArray(proof.submissions) ? proof : 'broken'
  } catch {
    return 'broken'
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
