import { official2026 } from '@papier-rose/law'
import { Hono } from 'hono'
import { testConfig } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { openDb } from '../kit/db.ts'
import { assets } from '../kit/design/assets.ts'
import { type Env, site } from '../kit/http.ts'
import { countingIds } from '../kit/ids.ts'
import { silent } from '../kit/log.ts'
import { guideToday } from './fixtures.ts'
import { guidePages, wellKnown } from './index.ts'

/** The public pages alone. They ask nothing of the database: the one given here would refuse to answer. */
export const guideSite = (): Hono<Env> =>
  site(
    {
      db: openDb('postgres://127.0.0.1:9/none'),
      clock: fixedClock(guideToday),
      ids: countingIds(),
      law: official2026,
      config: testConfig(),
      log: silent,
    },
    { pages: [guidePages], alone: [new Hono<Env>().route('/', assets()), wellKnown] },
  )
