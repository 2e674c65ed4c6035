import { birthOf, isAlive } from '../../postgres/processes.ts'

/** The variable that all processes of a run carry, with who runs it, so that what an earlier runner left is known. */
export const tagVariable = 'PROVEN_RUN'

/** @param runId  letters, digits and hyphens */
export const tagOf = (runId: string): string =>
  `${process.pid}@${birthOf(process.pid).replaceAll(/\s+/g, '_')}@${runId}`

/** Whether the runner that gave a tag is gone; false for what is no tag. */
export function isAbandoned(tag: string): boolean {
  const [pid = '', birth = ''] = tag.split('@')
  if (!/^[1-9]\d*$/.test(pid)) return false
  if (!isAlive(Number(pid))) return true
  const now = birthOf(Number(pid)).replaceAll(/\s+/g, '_')
  return birth !== '' && now !== '' && now !== birth
}
