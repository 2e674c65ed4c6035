import pg from 'pg'
import { startPostgres } from '../../postgres/start.ts'
import { DatabaseFailure } from './failure.ts'
import { type LabDatabase, labDatabases, observer, ownerOf } from './roles.ts'
import { splitStatements } from './split.ts'

// Nothing is kept that a crash could lose: what is half made is thrown away.
const settings = {
  autovacuum: 'off',
  io_method: 'sync',
  max_connections: '10',
  shared_buffers: '256MB',
  maintenance_work_mem: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '4GB',
  wal_recycle: 'off',
  wal_init_zero: 'off',
}

/** Makes a data folder with the roles, the two databases and the fixture in both, and stops its server in order. */
export async function fillDatabases(options: {
  dataFolder: string
  passwords: Record<LabDatabase, string>
  fixture: string
  fixtureFile: string
}): Promise<void> {
  const { dataFolder, passwords, fixture, fixtureFile } = options
  const server = await startPostgres({ dataFolder, durable: false, settings })
  const as = async (user: string, database: string, work: (run: Run) => Promise<void>) => {
    const client = new pg.Client({ ...server.connection, user, database })
    client.on('error', () => {})
    await client.connect()
    try {
      await work((sql) => client.query(sql))
    } finally {
      await client.end().catch(() => {})
    }
  }
  try {
    await as('postgres', 'postgres', async (run) => {
      await run(`create role ${observer} superuser login`)
      for (const database of labDatabases)
        await run(`create role ${ownerOf(database)} login password '${passwords[database]}'`)
      await run('create extension pg_stat_statements')
      await run('revoke connect, temporary on database postgres from public')
      await run(`create database service owner ${ownerOf('service')}`)
      await run('revoke connect, temporary on database service from public')
    })
    await as(ownerOf('service'), 'service', (run) => runFixture(run, fixture, fixtureFile))
    // Frozen, so that no read of a run has to note what it found out: each touches the same pages every time.
    await as('postgres', 'service', async (run) => void (await run('vacuum (freeze, analyze)')))
    await as('postgres', 'postgres', async (run) => {
      await run(`create database reference owner ${ownerOf('reference')} template service strategy file_copy`)
      await run('revoke connect, temporary on database reference from public')
      // Nobody makes databases here any more, and a third of all files are theirs.
      for (const template of ['template0', 'template1']) {
        await run(`alter database ${template} is_template false`)
        await run(`drop database ${template}`)
      }
    })
    await as('postgres', 'reference', async (run) => {
      await run(`reassign owned by ${ownerOf('service')} to ${ownerOf('reference')}`)
      // That takes databases along, wherever they are.
      await run(`alter database service owner to ${ownerOf('service')}`)
      await run('vacuum (freeze)')
      await run('checkpoint')
    })
  } finally {
    await server.stop()
  }
}

type Run = (sql: string) => Promise<unknown>

async function runFixture(run: Run, fixture: string, fixtureFile: string): Promise<void> {
  for (const { line, text } of splitStatements(fixture))
    try {
      await run(text)
    } catch (error) {
      const shown = text.replace(/\s+/g, ' ')
      throw new DatabaseFailure(
        'fixture-failed',
        `${fixtureFile}:${line}: ${error instanceof Error ? error.message : error}, in: ${
          shown.length > 200 ? `${shown.slice(0, 200)} …` : shown
        }`,
        { cause: error },
      )
    }
}
