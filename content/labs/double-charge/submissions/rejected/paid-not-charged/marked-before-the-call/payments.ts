import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

export async function pay(payment: Payment): Promise<Answer> {
  const { key, order, cents } = payment
  const { rowCount } = await pool.query(
    `insert into payments (key, order_ref, cents, status) values ($1, $2, $3, 'charged') on conflict (key) do nothing`,
    [key, order, cents],
  )
  if (rowCount === 0) return repeated(payment)
  return settle(payment)
}

async function repeated({ key, order, cents }: Payment): Promise<Answer> {
  const { rows } = await pool.query('select order_ref, cents, status, answered from payments where key = $1', [key])
  const [first] = rows
  if (first.order_ref !== order || first.cents !== cents) return 'other-body'
  return first.answered ? first.status : 'pending'
}

/** Nearly all are charged in the end, so that is what is written down first. */
async function settle({ key, order, cents }: Payment): Promise<Answer> {
  for (let attempt = 1; attempt <= 2; attempt++)
    try {
      const status = await charge(key, order, cents)
      await pool.query('update payments set status = $2, answered = true where key = $1', [key, status])
      return status
    } catch (error) {
      console.error('unknown outcome', key, error)
    }
  return 'pending'
}

export async function statusOf(key: string): Promise<string | null> {
  const { rows } = await pool.query('select status from payments where key = $1', [key])
  return rows[0]?.status ?? null
}

export async function countPending(): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as pending from payments where status = 'pending'`)
  return rows[0].pending
}

