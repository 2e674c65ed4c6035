import { randomUUID } from 'node:crypto'
import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

export async function pay(payment: Payment): Promise<Answer> {
  const { key, order, cents } = payment
  const { rows } = await pool.query('select order_ref, cents, status from payments where key = $1', [key])
  if (rows[0]) return rows[0].order_ref === order && rows[0].cents === cents ? rows[0].status : 'other-body'
  const chargeKey = randomUUID()
  let status: Answer = 'pending'
  try {
    status = await charge(chargeKey, order, cents)
  } catch (error) {
    console.error('unknown outcome', key, error)
  }
  await pool.query(
    `insert into payments (key, order_ref, cents, status, charge_key) values ($1, $2, $3, $4, $5)
     on conflict (key) do nothing`,
    [key, order, cents, status, chargeKey],
  )
  return status
}

/** What was left unknown, by a time-out or because the process ended, is asked for again under the same key. */
async function settleOldest(): Promise<void> {
  const { rows } = await pool.query(
    `select key, charge_key, order_ref, cents from payments
     where status = 'pending' and created_at < now() - interval '3 seconds' order by random() limit 20`,
  )
  await Promise.all(rows.map(({ key, charge_key, order_ref, cents }) => settle(key, charge_key, order_ref, cents)))
}

const again = () => setTimeout(() => settleOldest().catch(console.error).finally(again), 300).unref()
again()
async function settle(key: string, chargeKey: string, order: string, cents: number): Promise<void> {
  try {
    const status = await charge(chargeKey, order, cents)
    await pool.query('update payments set status = $2 where key = $1', [key, status])
  } catch (error) {
    console.error('unknown outcome', key, error)
  }
}

export async function statusOf(key: string): Promise<string | null> {
  const { rows } = await pool.query('select status from payments where key = $1', [key])
  return rows[0]?.status ?? null
}

export async function countPending(): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as pending from payments where status = 'pending'`)
  return rows[0].pending
}

