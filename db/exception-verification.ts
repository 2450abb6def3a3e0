// Checking the words of exceptions: each request's what and why against the digest that its ledger entry holds.
import { wordsDigest } from '../app/governance/exception'
import type { LedgerFault } from './ledger-chain'
import type { Db } from './tables'

const page = 200

/** The first exception whose words are not those that were asked for. */
export async function rewordedException(db: Db): Promise<LedgerFault | undefined> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('exceptions')
      .leftJoin('ledger_entries', (join) =>
        join
          .on('ledger_entries.subject_kind', '=', 'exception')
          .onRef('ledger_entries.subject_id', '=', 'exceptions.id')
          .on('ledger_entries.action', '=', 'exception.requested'),
      )
      .select(['exceptions.id', 'exceptions.what', 'exceptions.why', 'ledger_entries.detail'])
      .where('exceptions.id', '>', after)
      .orderBy('exceptions.id')
      .limit(page)
      .execute()
    const changed = rows.find((row) => !row.detail?.includes(`"words":"${wordsDigest(row)}"`))
    if (changed) {
      const sentence = `The words of exception ${changed.id} are not those that were asked for.`
      return { kind: 'exception', sequence: null, id: changed.id, sentence }
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) return undefined
    after = last.id
  }
}
