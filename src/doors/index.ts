import { Hono } from 'hono'
import { type Env, page } from '../kit/http.ts'
import { batchDoor } from './batch-door.ts'
import { factsDoor } from './facts-door.ts'
import { hooksDoor } from './hooks-door.ts'
import { openApi } from './openapi.ts'
import { doorsPage } from './page.ts'
import { recordDoor } from './record-door.ts'
import { tokenDoor } from './token-door.ts'

export { asideTasks } from './appearing.ts'
export { asideKeys, driversAppeared, eraseAside, wrappedAsideKeys } from './aside.ts'
export { closeClient, findClients, isTeller, registerClient, rotateSecret } from './clients.ts'
export { openFor } from './hooks-door.ts'
export { nearPages } from './near-pages.ts'
export { doorRounds } from './rounds.ts'

/** What partners call: their token, the doors, their description. Nothing after it answers under /api/v1. */
export const doors = (): Hono<Env> =>
  new Hono<Env>()
    .route('/', tokenDoor)
    .get('/api/v1/openapi.json', c => c.json(openApi()))
    .route('/', hooksDoor())
    .route('/', recordDoor())
    .route('/', batchDoor())
    .route('/', factsDoor())

/** The page of the doors. */
export const doorPages = new Hono<Env>().get('/api/docs', c =>
  page(c, { title: { fr: 'Les portes des partenaires', en: 'The doors of partners' }, content: doorsPage(c.var.lang) }),
)
