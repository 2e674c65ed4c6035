import { randomUUID } from 'node:crypto'
import { pool } from './database.ts'
import { charge } from './provider.ts'

export type Payment = { key: string; order: string; cents: number }
export type Answer = 'charged' | 'declined' | 'pending' | 'other-body'

const tries = 3

export async function pay({ key, order, cents }: Payment): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const status = await charge(randomUUID(), order, cents)
      await pool.query('insert into payments (key, order_ref, cents, status) values ($1, $2, $3, $4)', [
        key,
        order,
        cents,
        status,
      ])
      return status
    } catch (error) {
      console.error('charge', order, error)
      if (attempt === tries) throw error
    }
  }
}

export async function statusOf(key: string): Promise<string | null> {
  const { rows } = await pool.query('select status from payments where key = $1 order by id desc limit 1', [key])
  return rows[0]?.status ?? null
}

export async function countPending(): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as pending from payments where status = 'pending'`)
  return rows[0].pending
}
