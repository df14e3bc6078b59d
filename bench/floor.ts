import { Hono } from 'hono'
import pg from 'pg'
import { listenOn } from '../src/kit/server.ts'

// The least that a page of ours can cost on this machine: the same server, one look-up by key, a text as long. What it reaches is what pages are held against.

const [port = '', bytes = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
const text = 'é'.repeat(Number(bytes) / 2)
const site = new Hono().get('/suivi/:id', async c => {
  const found = await pool.query<{ version: number }>({
    name: 'one',
    text: 'select version from application where id = $1',
    values: [c.req.param('id')],
  })
  return c.html(`${found.rows[0]?.version}${text}`)
})
await listenOn(site, Number(port))
process.send?.('ready')
process.on('disconnect', () => process.exit(0))
