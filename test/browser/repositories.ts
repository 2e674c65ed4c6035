import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const mira = { name: 'Mira Holt', email: 'mira@example.com' }
export const lee = { name: 'Lee Park', email: 'lee@example.com' }

type Commit = { by: typeof mira; on: string; says: string; files: Record<string, string> }

/**
 * A repository below a user's home folder, with these commits.
 * @returns ids of the commits, in order
 */
export function makeRepository(userHome: string, path: string, commits: Commit[]): string[] {
  const folder = join(userHome, path)
  mkdirSync(folder, { recursive: true })
  const git = (args: string[], env: Record<string, string> = {}) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      // Nothing of the machine's own configuration, and none of the variables of a git that runs this test as a hook.
      env: { PATH: process.env.PATH, HOME: userHome, GIT_CONFIG_NOSYSTEM: '1', ...env },
    }).trim()
  git(['init', '--quiet', '--initial-branch=main'])
  return commits.map(({ by, on, says, files }) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const at = `${on}T12:00:00Z`
    git(['add', '--all'])
    git(['commit', '--quiet', '--message', says], {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: by.email,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_NAME: by.name,
      GIT_COMMITTER_EMAIL: by.email,
      GIT_COMMITTER_DATE: at,
    })
    return git(['rev-parse', 'HEAD'])
  })
}

/** Whom git commits as on this user's machine. */
export const setUser = (userHome: string, { name, email }: typeof mira): void =>
  writeFileSync(join(userHome, '.gitconfig'), `[user]\n\tname = ${name}\n\temail = ${email}\n`)

export const indexPath = 'migrations/0002_orders_by_tenant.sql'

/** A service with a schema, an index for one query, and another person's work. The index is the third commit. */
export const ordersApi: Commit[] = [
  {
    by: lee,
    on: '2025-01-14',
    says: 'Start the service',
    files: { 'README.md': '# Orders\n\nTakes orders.\n', 'src/server.js': 'export const port = 8080\n' },
  },
  {
    by: mira,
    on: '2025-03-04',
    says: 'Keep orders in PostgreSQL',
    files: {
      'migrations/0001_orders.sql': `create table customers (
  id bigint generated always as identity primary key,
  email text not null unique
);
create table orders (
  id bigint generated always as identity primary key,
  tenant_id bigint not null,
  customer_id bigint not null references customers (id),
  status text not null check (status in ('open', 'paid', 'sent')),
  created_at timestamptz not null default now()
);
`,
    },
  },
  {
    by: mira,
    on: '2025-09-30',
    says: 'Serve the list of one tenant from an index\n\nThe list read every order of every tenant.',
    files: {
      [indexPath]: `create index concurrently orders_by_tenant
  on orders (tenant_id, created_at)
  where status = 'open';
`,
    },
  },
  {
    by: lee,
    on: '2026-02-11',
    says: 'Add a health check',
    files: { 'src/health.js': "export const health = () => ({ status: 'ok' })\n" },
  },
  {
    by: mira,
    on: '2026-06-17',
    says: 'Report the day by tenant',
    files: {
      'migrations/0003_daily.sql': `create view daily as
select tenant_id, date_trunc('day', created_at) as day, count(*) as orders,
       sum(count(*)) over (partition by tenant_id order by date_trunc('day', created_at)) as so_far
from orders join customers on customers.id = orders.customer_id
group by tenant_id, date_trunc('day', created_at);
`,
    },
  },
]

/** A second repository that is not chosen. */
export const notes: Commit[] = [
  { by: mira, on: '2026-05-01', says: 'Start', files: { 'README.md': '# Notes\n' } },
]
