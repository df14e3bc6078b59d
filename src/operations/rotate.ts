import { actKeys, sealClearActs, wrappedActKeys } from '../acts/index.ts'
import { resealImages } from '../card/index.ts'
import { asideKeys, wrappedAsideKeys } from '../doors/index.ts'
import { fileKeys, wrappedFileKeys } from '../evidence/index.ts'
import { hookKeys, wrappedHookSecrets } from '../hooks/index.ts'
import type { Config } from '../kit/config.ts'
import type { Db } from '../kit/db.ts'
import { rewrapKeys } from '../kit/rewrap.ts'
import { recordKeys, wrappedFactKeys } from '../record/index.ts'

/**
 * Everything that a master key protects is wrapped by the one in use; afterwards the old one may go. Done twice, or stopped and begun again, it
 * changes nothing more. Answers how many of each, and tells how far it is.
 */
export async function rotateKeys(
  db: Db,
  config: Config,
  told: (what: string, done: number) => void,
): Promise<Readonly<Record<string, number>>> {
  const hear = (what: string) => (done: number) => told(what, done)
  return {
    'keys of files': await rewrapKeys(db, fileKeys(config), wrappedFileKeys, hear('keys of files')),
    'keys of facts': await rewrapKeys(db, recordKeys(config), wrappedFactKeys, hear('keys of facts')),
    'keys of facts kept aside': await rewrapKeys(db, asideKeys(config), wrappedAsideKeys, hear('keys of facts kept aside')),
    'acts that stood in clear': await sealClearActs(db, config, hear('acts that stood in clear')),
    'keys of acts': await rewrapKeys(db, actKeys(config), wrappedActKeys, hear('keys of acts')),
    'secrets of hooks': await rewrapKeys(db, hookKeys(config), wrappedHookSecrets, hear('secrets of hooks')),
    'images of cards': await resealImages(db, config, hear('images of cards')),
  }
}
