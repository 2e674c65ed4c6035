import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

/** The key, the call and the result in one transaction: all of it or nothing. */
export async function pay(payment: Payment): Promise<Answer> {
  const { key, order, cents } = payment
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query(
      `insert into payments (key, order_ref, cents, status) values ($1, $2, $3, 'pending') on conflict (key) do nothing`,
      [key, order, cents],
    )
    let answer: Answer
    if (rowCount === 0) {
      const { rows } = await client.query('select order_ref, cents, status from payments where key = $1', [key])
      answer = rows[0].order_ref === order && rows[0].cents === cents ? rows[0].status : 'other-body'
    } else {
      answer = await charge(key, order, cents).catch(() => 'pending' as const)
      await client.query('update payments set status = $2 where key = $1', [key, answer])
    }
    await client.query('commit')
    client.release()
    return answer
  } catch (error) {
    client.release(error as Error)
    throw error
  }
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

/** What was left unknown, by a time-out or because the process ended, is asked for again under the same key. */
async function settleOldest(): Promise<void> {
  const { rows } = await pool.query(
    `select key, order_ref, cents from payments
     where status = 'pending' and created_at < now() - interval '3 seconds' order by random() limit 20`,
  )
  await Promise.all(rows.map(({ key, order_ref, cents }) => settle({ key, order: order_ref, cents })))
}

const again = () => setTimeout(() => settleOldest().catch(console.error).finally(again), 300).unref()
again()

export async function statusOf(key: string): Promise<string | null> {
  const { rows } = await pool.query('select status from payments where key = $1', [key])
  return rows[0]?.status ?? null
}

export async function countPending(): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as pending from payments where status = 'pending'`)
  return rows[0].pending
}

