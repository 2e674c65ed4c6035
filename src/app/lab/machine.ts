import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresFailure } from '../../postgres/failure.ts'
import { takeOwnerLock } from '../../postgres/owner-lock.ts'

/** Where the workers of this user on this machine meet. */
const machineFolder = (): string => join(tmpdir(), `proven-lab-runs-${process.getuid?.() ?? 0}`)

/**
 * Makes this process the only one that runs a lab on this machine: two at once would measure each other.
 * @returns what gives it back; null where another has it
 */
export function takeMachine(folder = machineFolder()): (() => void) | null {
  try {
    return takeOwnerLock(folder).release
  } catch (error) {
    if (error instanceof PostgresFailure && error.code === 'folder-in-use') return null
    throw error
  }
}
