import { expect, it } from 'vitest'
import { Failure } from '../core/failures.ts'
import { PostgresFailure } from '../postgres/failure.ts'
import { asFailure, patiently } from './failure.ts'

const errorOf = (message: string, fields: object = {}) => Object.assign(new Error(message), fields)

const cases: [string, unknown, string][] = [
  ['a full disk, said by the server', errorOf('could not extend file', { code: '53100' }), 'disk-full'],
  [
    'a full disk, met by this program',
    errorOf('ENOSPC: no space left on device', { code: 'ENOSPC' }),
    'disk-full',
  ],
  ['a quota', errorOf('could not write: Disk quota exceeded', { code: 'XX000' }), 'disk-full'],
  ['a full disk, met by the supervisor', new PostgresFailure('disk-full', ''), 'disk-full'],
  ['a server that goes', errorOf('terminating connection', { code: '57P01' }), 'database-unavailable'],
  [
    'a server that comes',
    errorOf('the database system is starting up', { code: '57P03' }),
    'database-unavailable',
  ],
  [
    'a transaction that had come to a stop',
    errorOf('terminating connection due to idle-in-transaction timeout', { code: '25P03' }),
    'database-unavailable',
  ],
  ['a connection that broke', errorOf('Connection terminated unexpectedly'), 'database-unavailable'],
  [
    'a transaction whose connection broke',
    errorOf('Client has encountered a connection error and is not queryable'),
    'database-unavailable',
  ],
  [
    'a socket that is not there',
    errorOf('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }),
    'database-unavailable',
  ],
  ['a wrong password', errorOf('password authentication failed', { code: '28P01' }), 'database-unavailable'],
  ['no such database', errorOf('database "x" does not exist', { code: '3D000' }), 'database-unavailable'],
  ['a home in use', new PostgresFailure('folder-in-use', 'process 7'), 'home-in-use'],
  ['a home that cannot be written', new PostgresFailure('folder-unusable', ''), 'home-unwritable'],
]
it.each(cases)('%s', (_, error, code) => {
  expect(asFailure(error)).toMatchObject({ name: 'Failure', code })
})

it.each([
  ['a file that is not there', errorOf('open ENOENT', { code: 'ENOENT', syscall: 'open' })],
  ['a rule of the database', errorOf('duplicate key', { code: '23505' })],
  ['a mistake of ours', new TypeError('x is not a function')],
  ['a failure', new Failure('not-found')],
])('%s stays what it is, and is not tried again', async (_, error) => {
  let tries = 0
  const work = () => Promise.reject(++tries && error)
  expect(asFailure(error)).toBe(error)
  await expect(patiently(() => null, work)).rejects.toBe(error)
  expect(tries).toBe(1)
})

const lost = errorOf('terminating connection', { code: '57P01' })

it('work is done again until the server is back', async () => {
  let tries = 0
  const work = () => (++tries < 4 ? Promise.reject(lost) : Promise.resolve('done'))
  expect(await patiently(() => null, work)).toBe('done')
})

it('patience ends', async () => {
  await expect(
    patiently(
      () => null,
      () => Promise.reject(lost),
      100,
    ),
  ).rejects.toMatchObject({
    code: 'database-unavailable',
  })
})

it('what the supervisor knows is said at once, where waiting does not help', async () => {
  const full = () => new PostgresFailure('disk-full', 'no space')
  await expect(patiently(full, () => Promise.reject(lost))).rejects.toMatchObject({ code: 'disk-full' })
})
