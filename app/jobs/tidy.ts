// Forgets what nobody needs any more: sessions and links that ran out, old failed sign-ins and one-time form keys.
import { forgetImports } from '../../db/imports'
import { deleteOldLinks } from '../../db/links'
import { forgetCells } from '../../db/people-list-lines'
import { failCutReadings } from '../../db/people-lists'
import { deleteOldSessions } from '../../db/sessions'
import { deleteOldTries } from '../../db/sign-in-attempts'
import { forgetSubmissions } from '../../db/submissions'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'

const day = 86_400_000

/** Safe to repeat. Evidence is never touched. */
export async function tidy(candor: Candor): Promise<void> {
  const before = (days: number) => new Date(candor.now().getTime() - days * day)
  await transact(candor.db, async (trx) => {
    await deleteOldSessions(trx, before(30))
    await deleteOldLinks(trx, before(30))
    await deleteOldTries(trx, before(100))
    await forgetSubmissions(trx, before(30))
    await forgetImports(trx, candor.now())
    await failCutReadings(trx, candor.now())
    await forgetCells(trx, before(90))
  })
}
