import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Failure } from '../../core/failures.ts'

const labYaml = z.object({ lab: z.string().regex(/^[a-z0-9-]{1,60}$/), start: z.array(z.string()).min(1) })

/**
 * The lab that a folder belongs to, as its lab.yaml names it.
 * @throws Failure source-unusable
 */
export async function labOf(folder: string): Promise<string> {
  const file = join(folder, 'lab.yaml')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('source-unusable', `there is no lab.yaml in ${folder}`, { cause: error })
  })
  try {
    return labYaml.parse(parse(text)).lab
  } catch (error) {
    throw new Failure(
      'source-unusable',
      `${file} has to name its lab and how it is started: \`lab: slow-orders\`, \`start: [node, server.ts]\``,
      { cause: error },
    )
  }
}
