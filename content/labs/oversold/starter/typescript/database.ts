import pg from 'pg'

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

// A connection that breaks while nobody uses it must not end the process.
pool.on('error', (error) => console.error('pool:', error.message))
