import { cpSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../free-port.ts'
import { startTestPostgres } from '../postgres.ts'
import { ada, bob, leavePlace, makePlace, makeRepository, type Place, run, start } from './program.ts'

const root = join(import.meta.dirname, '..', '..')

let place: Place
let shop = ''
beforeAll(async () => {
  place = await makePlace()
  shop = makeRepository(join(place.userHome, 'code', 'shop'), [
    {
      by: bob,
      on: '2025-11-03',
      message: 'Start',
      files: { 'README.md': '# Shop\n', 'src/shop.ts': 'export const shop = 1\n' },
    },
    {
      by: ada,
      on: '2026-03-04',
      message: 'Keep orders, and find them by customer\n\nThe list of orders read the whole table.',
      files: {
        'db/migrate/001_orders.sql':
          'create table orders (\n  id bigint primary key,\n  customer_id bigint not null references customer (id),\n  total numeric not null check (total >= 0)\n);\ncreate index concurrently orders_customer on orders (customer_id, id) where total > 0;\n',
        'src/orders.ts': 'export const orders = () => []\n',
        'test/orders.test.ts': "import { test } from 'node:test'\ntest('orders', () => {})\n",
      },
    },
    {
      by: ada,
      on: '2026-04-07',
      message: 'Build in a pipeline',
      files: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test\n',
        Dockerfile: 'FROM node:24-slim\nUSER node\nCOPY . .\nCMD ["node", "src/shop.ts"]\n',
      },
    },
  ])
})
afterAll(() => leavePlace(place))

type Entry = { id: string; skill: string; sha256: string }
type Scanned = {
  path: string
  head: string
  commits: number
  ownCommits: number
  evidence: Entry[]
  notices: unknown[]
  added: number
  unchanged: number
}
const json = <T>(text: string): T => JSON.parse(text) as T
const escapes = new RegExp(String.fromCharCode(27))
const scan = async (where: Place) => {
  const ran = await run(where, ['scan', shop, '--as', ada.email, '--json'])
  expect(ran).toMatchObject({ exit: 0 })
  const [first] = json<Scanned[]>(ran.out)
  if (!first) throw new Error('nothing was scanned')
  return first
}

describe('from a repository to a report', () => {
  it('without --as a script is told who wrote the commits, and fails', async () => {
    const ran = await run(place, ['scan', shop, '--json'])
    expect(ran.exit).toBe(64)
    expect(ran.err).toContain('ada@example.org')
    const { error } = json<{ error: { code: string; repositories: { identities: object[] }[] } }>(ran.out)
    expect(error.code).toBe('identities-needed')
    expect(error.repositories[0]?.identities).toEqual([
      expect.objectContaining({ ...ada, commits: 2, yours: true }),
      expect.objectContaining({ ...bob, commits: 1, yours: false }),
    ])
  })

  it('an address that nobody has is refused', async () => {
    const ran = await run(place, ['scan', shop, '--as', 'nobody@example.org'])
    expect(ran.exit).toBe(65)
    expect(ran.err).toContain('identity-unknown')
  })

  it('status before anything was read says what to do, not page after page of unknowns', async () => {
    const ran = await run(place, ['status'])
    expect(ran).toMatchObject({ exit: 0, err: '' })
    expect(ran.out).toContain('proven scan PATH')
    expect(ran.out.split('\n').length).toBeLessThan(12)
    expect((await run(place, ['status', '--all'])).out).toMatch(/^◌ sql-schema-design +no evidence$/m)
  })

  it('scan prints each repository with its evidence', async () => {
    const first = await scan(place)
    expect(first).toMatchObject({ path: shop, commits: 3, ownCommits: 2 })
    expect(first.head).toMatch(/^[0-9a-f]{40}$/)
    expect(first.evidence.length).toBeGreaterThan(3)
    expect(first.added).toBe(first.evidence.length)
    expect(first.notices).toBeInstanceOf(Array)
  })

  it('scanning again adds nothing', async () => {
    const again = await scan(place)
    expect(again).toMatchObject({ added: 0 })
    expect(again.unchanged).toBe(again.evidence.length)
  })

  it('status says where each skill stands, for programs', async () => {
    const ran = await run(place, ['status', '--json'])
    const rows = json<Record<string, unknown>[]>(ran.out)
    expect(rows.length).toBeGreaterThan(45)
    for (const row of rows)
      expect(Object.keys(row)).toEqual([
        'slug',
        'area',
        'stage',
        'standing',
        'level',
        'low',
        'high',
        'evidenceCount',
      ])
    const schema = rows.find(({ slug }) => slug === 'sql-schema-design')
    expect(schema).toMatchObject({ stage: 'senior', level: expect.any(Number) })
    expect(rows.find(({ evidenceCount }) => evidenceCount === 0)).toMatchObject({ level: null, low: null })
  })

  it('and for people, without a trace of a terminal when it is piped', async () => {
    const ran = await run(place, ['status', '--stage', 'mid'])
    expect(ran.exit).toBe(0)
    expect(ran.out).toMatch(
      /^Mid-level backend developer · benchmark \d+ · 1 source · \d+ \w+ \d{4}\nOf \d+ core skills at mid: /,
    )
    expect(ran.out).toMatch(
      /^[◐◍] sql-schema-design +[·├─┼┤]{25} {2}\d\.\d {3}\d+ pieces?, newest \d+ months(, seen at entry)?$/m,
    )
    expect(ran.out).toMatch(/^◌ [a-z-]+ +no evidence$/m)
    expect(ran.out + ran.err).not.toMatch(escapes)
    const plain = await run(place, ['status'], { environment: { LANG: 'C' } })
    expect(plain.out).toMatch(/^[ -~\n]*$/)
  })

  it('why leads to commit and path', async () => {
    const ran = await run(place, ['why', 'sql-schema-design'])
    const head = json<Scanned[]>((await run(place, ['scan', shop, '--as', ada.email, '--json'])).out)
    expect(ran.out).toMatch(/level \d\.\d \(\d\.\d–\d\.\d\)/)
    expect(ran.out).toContain('db/migrate/001_orders.sql')
    expect(ran.out).toMatch(/[0-9a-f]{9}/)
    expect(ran.out).toMatch(/What would narrow it most \(the interval, \d\.\d\d wide today\)\n {2}[A-Z]/)
    const why = json<{ trail: { entry: { observed: { citations: { commit: string }[] } } }[] }>(
      (await run(place, ['why', 'sql-schema-design', '--json'])).out,
    )
    const cited = why.trail.flatMap(({ entry }) => entry.observed.citations.map(({ commit }) => commit))
    expect(cited.length).toBeGreaterThan(0)
    expect(head[0]?.head).not.toBeUndefined()
  })

  it('why of what is no skill fails with what comes closest', async () => {
    const ran = await run(place, ['why', 'schema'])
    expect(ran.exit).toBe(66)
    expect(ran.err).toContain('sql-schema-design')
    expect(ran.out).toBe('')
  })

  it('a slip of the pen is understood', async () => {
    for (const command of ['why', 'bar']) {
      const ran = await run(place, [command, 'transctions'])
      expect(ran.exit).toBe(66)
      expect(ran.err).toContain('did you mean transactions?')
    }
  })

  it('a résumé is shown by its name, with the words that claim', async () => {
    const file = join(place.folder, 'ada.md')
    writeFileSync(
      file,
      '# Ada Byron\n\n## Experience\n\n### Engineer, Orders Ltd, 2021 - 2024\n\n- Kept queues in RabbitMQ\n',
    )
    expect(await run(place, ['resume', 'add', file])).toMatchObject({ exit: 0 })
    const ran = await run(place, ['resume', 'show', 'ada.md'])
    expect(ran.out).toMatch(/messaging-and-events +claimed at mid\n +.*“RabbitMQ” \(line \d\)/)
    expect(await run(place, ['resume', 'show', 'nobody.pdf'])).toMatchObject({
      exit: 66,
      err: expect.stringContaining('nobody.pdf'),
    })
    expect((await run(place, ['sources'])).out).toMatch(/^ada\.md .* pieces? for \d+ skills?, newest/m)
    expect(await run(place, ['erase', '--source', 'ada.md', '--yes'])).toMatchObject({ exit: 0 })
  })

  it('sources names what was read', async () => {
    const ran = await run(place, ['sources', '--json'])
    expect(json<object[]>(ran.out)).toEqual([
      expect.objectContaining({ label: 'shop', ownCommits: 2, commits: 3 }),
    ])
  })

  it('open prints an address that works once', async () => {
    const { out } = await run(place, ['open'])
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]+\n$/)
    const open = () => fetch(out.trim(), { redirect: 'manual' })
    expect([(await open()).status, (await open()).status]).toEqual([303, 401])
  })

  it('doctor finds nothing wrong', async () => {
    const ran = await run(place, ['doctor'])
    expect(ran).toMatchObject({ exit: 0, err: '' })
    expect(ran.out).toMatch(/^ok +database/m)
    expect(statSync(place.home).mode & 0o777).toBe(0o700)
    expect(statSync(join(place.home, 'token')).mode & 0o777).toBe(0o600)
  })

  it('neither tokens nor file contents are in any log', async () => {
    const token = readFileSync(join(place.home, 'token'), 'utf8').trim()
    const log = readFileSync(join(place.home, 'log', 'server.log'), 'utf8')
    expect(log).toContain('/v1/evidence')
    expect(log).not.toContain(token)
    expect(log).not.toContain('001_orders')
  })
})

describe('a record moves', () => {
  let second: Place
  beforeAll(async () => {
    second = await makePlace()
  })
  afterAll(() => leavePlace(second))

  it('out by export and into another home by import, equal', async () => {
    const file = join(place.folder, 'record.proven')
    expect(await run(place, ['export', file])).toMatchObject({ exit: 0 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const before = await scan(place)
    const imported = await run(second, ['import', file, '--json'])
    expect(imported).toMatchObject({ exit: 0 })
    expect(json<object>(imported.out)).toEqual({ entries: before.evidence.length, sources: 1 })
    const after = await scan(second)
    expect(after.added).toBe(0)
    expect(after.evidence).toEqual(before.evidence)
  })

  it('export never writes over a file', async () => {
    const ran = await run(place, ['export', join(place.folder, 'record.proven')])
    expect(ran.exit).toBe(73)
    expect(ran.err).toContain('already')
  })

  it('a file that is no archive changes nothing', async () => {
    const file = join(place.folder, 'nonsense')
    writeFileSync(file, 'nonsense')
    const ran = await run(second, ['import', file, '--json'])
    expect(ran.exit).toBe(65)
    expect(json<{ error: { code: string } }>(ran.out).error.code).toBe('archive-damaged')
  })

  it('erase asks first, and then leaves nothing', async () => {
    const refused = await run(second, ['erase'])
    expect(refused.exit).toBe(64)
    expect(refused.err).toContain('confirmation-needed')
    expect((await run(second, ['erase', '--source', 'absent', '--yes'])).exit).toBe(66)
    expect(await run(second, ['erase', '--source', 'shop', '--yes'])).toMatchObject({ exit: 0 })
    expect(json<object[]>((await run(second, ['sources', '--json'])).out)).toEqual([])
    expect(await run(second, ['erase', '--yes'])).toMatchObject({ exit: 0 })
  })
})

describe('the server behind the commands', () => {
  const processId = async (port: number) => {
    const reply = await fetch(`http://127.0.0.1:${port}/v1/health`)
    return (await reply.json()) as { processId: number; build: string }
  }

  it('is the same for all commands, and gone after stop', async () => {
    await run(place, ['sources'])
    const { processId: before } = await processId(place.port)
    await run(place, ['sources'])
    expect((await processId(place.port)).processId).toBe(before)
    expect(await run(place, ['stop'])).toMatchObject({ exit: 0, out: 'Proven was stopped\n' })
    expect(() => process.kill(before, 0)).toThrow()
    expect(existsSync(join(place.home, 'server.json'))).toBe(false)
    expect((await run(place, ['stop'])).out).toBe('Proven was not running\n')
  })

  it('is restarted when the program has changed', async () => {
    const copy = join(place.folder, 'checkout')
    for (const name of ['src', 'content', 'package.json', 'package-lock.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const program = join(copy, 'src', 'cli', 'main.ts')
    expect(await run(place, ['sources'], { program })).toMatchObject({ exit: 0 })
    const before = await processId(place.port)
    writeFileSync(join(copy, 'src', 'core', 'edited.ts'), '// an edit\n')
    expect(await run(place, ['sources'], { program })).toMatchObject({ exit: 0 })
    const after = await processId(place.port)
    expect(after.build).not.toBe(before.build)
    expect(() => process.kill(before.processId, 0)).toThrow()
    // What was recorded is still there.
    expect(json<object[]>((await run(place, ['sources', '--json'], { program })).out)).toHaveLength(1)
  })

  it('started by two commands at once is one', async () => {
    await run(place, ['stop'])
    const both = await Promise.all([run(place, ['sources']), run(place, ['status'])])
    expect(both.map(({ exit }) => exit)).toEqual([0, 0])
  })

  it('is not mistaken for another program at its port', async () => {
    const stranger = createServer((_, reply) => reply.end('hello'))
    const port = await freePort()
    await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve))
    const other = { ...place, environment: { ...place.environment, PROVEN_PORT: String(port) } }
    const ran = await run(other, ['status', '--json'])
    stranger.close()
    expect(ran.exit).toBe(69)
    expect(json<{ error: { code: string; hint: string } }>(ran.out).error).toMatchObject({
      code: 'port-in-use',
      hint: expect.stringContaining('PROVEN_PORT'),
    })
  })

  it('of another home at the same port is told apart', async () => {
    const other = {
      ...place,
      environment: { ...place.environment, PROVEN_HOME: join(place.folder, 'other') },
    }
    const ran = await run(other, ['status'])
    expect(ran.exit).toBe(69)
    expect(ran.err).toContain('another home folder')
  })

  it('of this home at another port is told, not started twice', async () => {
    const port = String(await freePort())
    const ran = await run({ environment: { ...place.environment, PROVEN_PORT: port } }, ['status'])
    expect(ran.exit).toBe(75)
    expect(ran.err).toContain(String(place.port))
  })
})

describe('a command that is not understood', () => {
  it.each([
    ['no such command', ['statu']],
    ['no such stage', ['status', '--stage', 'guru']],
    ['no such option', ['status', '--colour']],
    ['no path', ['scan']],
  ])('%s ends with 64 and says what there is', async (_, args) => {
    const ran = await run(place, args)
    expect(ran.exit).toBe(64)
    expect(ran.out).toBe('')
    expect(ran.err).not.toBe('')
    const told = await run(place, [...args, '--json'])
    expect(json<{ error: { code: string } }>(told.out).error.code).toBe('request-invalid')
  })
})

describe('doctor', () => {
  type Checked = { error: { code: string; checks: { name: string; ok: boolean; todo: string | null }[] } }
  const wrong = (out: string) => json<Checked>(out).error.checks.filter(({ ok }) => !ok)

  it('says that another program has the port, and what to do', async () => {
    const stranger = createServer((_, reply) => reply.end('hello'))
    const port = await freePort()
    await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve))
    const environment = { ...place.environment, PROVEN_PORT: String(port) }
    const ran = await run({ environment }, ['doctor', '--json'])
    stranger.close()
    expect(ran.exit).toBe(1)
    expect(wrong(ran.out)).toContainEqual(
      expect.objectContaining({ name: 'port', todo: expect.stringContaining('PROVEN_PORT') }),
    )
  })

  it('says that the home folder cannot be written', async () => {
    const file = join(place.folder, 'no-folder')
    writeFileSync(file, '')
    const environment = { ...place.environment, PROVEN_HOME: file }
    const ran = await run({ environment }, ['doctor', '--json'])
    expect(ran.exit).toBe(1)
    expect(wrong(ran.out).map(({ name }) => name)).toEqual(['home'])
    expect((await run({ environment }, ['status'])).exit).toBe(73)
  })
})

describe('serve in a terminal', () => {
  it('says where to look, how to stop, and ends in order', async () => {
    const own = await makePlace()
    const server = start(own, ['serve'])
    const said = await server.until(/Stop {3}Ctrl-C/)
    expect(said).toMatch(/^Open {3}http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{32}$/m)
    expect(said).toContain(own.home)
    const page = await fetch(`http://127.0.0.1:${own.port}/`)
    expect(await page.text()).toContain('<script')

    const second = await run(own, ['serve'])
    expect(second).toMatchObject({ exit: 0, out: expect.stringContaining('running already') })

    server.child.kill('SIGINT')
    expect(await server.ended).toBe(0)
    expect(existsSync(join(own.home, 'server.json'))).toBe(false)
    await leavePlace(own)
  })

  it('takes over from a server that a command started', async () => {
    const own = await makePlace()
    await run(own, ['sources'])
    const server = start(own, ['serve'])
    await server.until(/Open/)
    expect((await run(own, ['sources'])).exit).toBe(0)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    await leavePlace(own)
  })
})

describe('PROVEN_DATABASE_URL', () => {
  it('keeps the record in a database of the team’s own, and starts none', async () => {
    const postgres = await startTestPostgres()
    const own = await makePlace()
    try {
      const { host, port, user, database } = await postgres.freshDatabase({ migrated: false })
      const url = `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
      const environment = { ...own.environment, PROVEN_DATABASE_URL: url }
      const ran = await run({ environment }, ['scan', shop, '--as', ada.email, '--json'])
      expect(ran).toMatchObject({ exit: 0 })
      expect(existsSync(join(own.home, 'postgres'))).toBe(false)
      await run({ environment }, ['stop'])
      expect(json<object[]>((await run({ environment }, ['sources', '--json'])).out)).toHaveLength(1)
    } finally {
      await leavePlace(own)
      await postgres.close()
    }
  })

  it('says when nobody answers there', async () => {
    const own = await makePlace()
    const url = `postgresql://nobody@127.0.0.1:${await freePort()}/none`
    const environment = { ...own.environment, PROVEN_DATABASE_URL: url }
    const ran = await run({ environment }, ['status', '--json'])
    expect(ran.exit).toBe(69)
    expect(json<{ error: { code: string } }>(ran.out).error.code).toBe('database-unavailable')
    await leavePlace(own)
  })
})
