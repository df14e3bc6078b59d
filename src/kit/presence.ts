import type { Db, Tx } from './db.ts'

/** A lock that a process holds in the database as long as it lives: the others see by it that the process died, the moment it does. */
export interface Presence {
  /** Resolves once the lock stands; takes it again when its connection was lost. */
  hold(): Promise<void>
  leave(): Promise<void>
}

export function openPresence(db: Db, name: string): Presence {
  let held: Promise<Tx> | undefined
  const take = async (): Promise<Tx> => {
    const connection = await db.connect()
    connection.once('end', () => {
      held = undefined
      connection.release(true)
    })
    await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    return connection
  }
  return {
    async hold() {
      held ??= take()
      await held.catch(fault => {
        held = undefined
        throw fault
      })
    },
    async leave() {
      const connection = await held?.catch(() => undefined)
      connection?.removeAllListeners('end').release(true)
    },
  }
}
