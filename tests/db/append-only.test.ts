// Evidence stays as it is: the engine itself refuses to change or delete it.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { appendOnlyTables, type AppendOnlyTable } from '../../db/append-only'
import { aDatabase, onBothEngines } from '../databases/database'
import { someEvidence } from '../databases/evidence'

onBothEngines('append-only tables', (engine) => {
  test.each(appendOnlyTables)(
    '%s refuses an update, a delete, and whatever stands in for them',
    async (table) => {
      const { db } = await aDatabase(engine)
      await someEvidence(db)
      await expect(sql.raw(`update ${table} set ${keyOf(table)} = 'x'`).execute(db)).rejects.toThrow(
        /append-only/,
      )
      await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toThrow(/append-only/)
      await expect(sql.raw(roundabout[engine](table)).execute(db)).rejects.toThrow(/append-only/)
    },
  )
})

function keyOf(table: AppendOnlyTable): string {
  if (table === 'ledger_chain') return 'entry_id'
  if (table === 'suggestions') return 'thread_id'
  if (table === 'kept_acknowledgements') return 'campaign_id'
  if (table === 'effects') return 'publication_id'
  return table === 'template_copies' ? 'digest' : 'id'
}

const roundabout = {
  sqlite: (table: string) => `replace into ${table} select * from ${table}`,
  postgres: (table: string) => `truncate ${table} cascade`,
}
