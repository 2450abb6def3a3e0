// Many changes as one: for loading something of which a part would be worth nothing.
import type { Db, Trx } from './tables'
import { takeTurn, tryAgain } from './transaction'

/**
 * Gives `work` a database on which every transaction joins one that encloses them all: they are kept together when `work`
 * ends, and after a throw, or a kill, none of them was. A refusal inside must become a throw, because a joined transaction
 * takes nothing back by itself. Other writers wait until `work` ends. Like `transact`, it may run `work` again.
 */
export async function allOrNothing<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return tryAgain(() =>
    db.transaction().execute(async (trx) => {
      await takeTurn(trx)
      return work(joinedTo(trx))
    }),
  )
}

/** The transaction, dressed as a database: to begin a transaction on it is to go on in this one. */
function joinedTo(trx: Trx): Db {
  return new Proxy<Db>(trx, {
    get(target, key) {
      if (key === 'transaction')
        return () => ({ execute: <T>(work: (inner: Trx) => Promise<T>) => work(trx) })
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
