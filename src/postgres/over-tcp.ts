import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'

/**
 * Settings that let roles with a password in over TCP from this machine, and keep the socket for this user alone.
 * Whatever rules the data folder holds are not read.
 */
export function overTcp(socketFolder: string, account: Account): Record<string, string> {
  const file = join(socketFolder, 'pg_hba.conf')
  writeFileSync(file, 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
  return { listen_addresses: '127.0.0.1', hba_file: file, password_encryption: 'scram-sha-256' }
}
