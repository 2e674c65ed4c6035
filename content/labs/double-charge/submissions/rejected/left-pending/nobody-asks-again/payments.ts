import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

export async function pay(payment: Payment): Promise<Answer> {
  return (await claim(payment)) ? settle(payment) : repeated(payment)
}

/** The key is taken before the money is. Whoever comes second finds the first one's row. */
async function claim({ key, order, cents }: Payment): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into payments (key, order_ref, cents, status) values ($1, $2, $3, 'pending') on conflict (key) do nothing`,
    [key, order, cents],
  )
  return rowCount === 1
}

async function repeated({ key, order, cents }: Payment): Promise<Answer> {
  const { rows } = await pool.query('select order_ref, cents, status from payments where key = $1', [key])
  const [first] = rows
  return first.order_ref === order && first.cents === cents ? first.status : 'other-body'
}

/** The provider knows our key, so that asking twice charges once. */
async function settle({ key, order, cents }: Payment): Promise<Answer> {
  try {
    const status = await charge(key, order, cents)
    await pool.query('update payments set status = $2 where key = $1', [key, status])
    return status
  } catch (error) {
    console.error('unknown outcome', key, error)
    return 'pending'
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

