import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os'
import type { Recording } from '../../core/lab/recording.ts'
import { accountFor } from '../../postgres/account.ts'
import { findBinaries } from '../../postgres/binaries.ts'

/** On what was measured. */
export const machine = (cacheFolder: string): Recording['machine'] => ({
  cores: availableParallelism(),
  model: cpus()[0]?.model.trim() ?? arch(),
  memoryMiB: Math.round(totalmem() / 2 ** 20),
  system: `${type()} ${release()}`,
  node: process.version,
  postgres: findBinaries(accountFor(cacheFolder)).version,
})
