import { createServer } from 'node:http'
import pg from 'pg'
import { count } from './count.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
pool.on('error', () => {})

createServer(async (request, response) => {
  const done = (status: number, body: unknown) => {
    response.statusCode = status
    response.end(JSON.stringify(body))
  }
  try {
    if (request.url === '/healthz') return done(200, {})
    if (request.method === 'POST') return done(await count(pool), {})
    const { rows } = await pool.query('select start, total from counter')
    done(200, rows[0])
  } catch (error) {
    done(500, { error: String(error) })
  }
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
