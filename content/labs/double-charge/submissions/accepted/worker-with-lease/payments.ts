import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

const patienceMs = 2_500

/** Writes down what is to be charged, and waits a while for whoever does it. */
export async function pay(payment: Payment): Promise<Answer> {
  const { key, order, cents } = payment
  await pool.query(
    `insert into payments (key, order_ref, cents, status) values ($1, $2, $3, 'pending') on conflict (key) do nothing`,
    [key, order, cents],
  )
  wake()
  const until = Date.now() + patienceMs
  for (;;) {
    const { rows } = await pool.query('select order_ref, cents, status from payments where key = $1', [key])
    const [row] = rows
    if (row.order_ref !== order || row.cents !== cents) return 'other-body'
    if (row.status !== 'pending' || Date.now() > until) return row.status
    await sleep(25)
  }
}

/** Takes open payments for a while, so that two processes do not ask for one at once; asking twice would charge once anyhow. */
async function work(): Promise<void> {
  const { rows } = await pool.query(
    `update payments set leased_until = now() + interval '4 seconds'
     where id in (
       select id from payments where status = 'pending' and (leased_until is null or leased_until < now())
       order by id limit 50 for update skip locked
     ) returning id, key, order_ref, cents`,
  )
  for (const row of rows) void chargeOne(row)
}

async function chargeOne({ id, key, order_ref, cents }: { id: string; key: string; order_ref: string; cents: number }) {
  try {
    const status = await charge(key, order_ref, cents)
    await pool.query('update payments set status = $2, leased_until = null where id = $1', [id, status])
  } catch (error) {
    console.error('unknown outcome', key, error)
  }
}

let working: Promise<void> | null = null
function wake(): void {
  working ??= work()
    .catch(console.error)
    .finally(() => {
      working = null
    })
}
setInterval(wake, 20).unref()

export async function statusOf(key: string): Promise<string | null> {
  const { rows } = await pool.query('select status from payments where key = $1', [key])
  return rows[0]?.status ?? null
}

export async function countPending(): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as pending from payments where status = 'pending'`)
  return rows[0].pending
}

