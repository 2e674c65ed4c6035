import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../../core/failures.ts'
import { startOf } from '../../core/lab/start.ts'

const largestBytes = 64 * 1024

/**
 * The lab that a folder belongs to, as its lab.yaml names it.
 * @throws Failure source-unusable
 */
export async function labOf(folder: string): Promise<string> {
  const file = join(folder, 'lab.yaml')
  const facts = await lstat(file).catch((error: unknown) => {
    throw new Failure('source-unusable', `there is no lab.yaml in ${folder}`, { cause: error })
  })
  // A link may lead anywhere, and from a pipe nothing may ever come.
  if (!facts.isFile() || facts.size > largestBytes)
    throw new Failure('source-unusable', `${file} is no file of at most ${largestBytes} bytes`)
  try {
    const says = startOf(parse(await readFile(file, 'utf8')))
    if (typeof says !== 'string') return says.lab
    throw new Failure('source-unusable', `${file}: ${says}`)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('source-unusable', `${file} is not YAML`, { cause: error })
  }
}
