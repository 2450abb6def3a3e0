// Evidence stays as it is: the engine itself refuses to change or delete it.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { appendOnlyTables } from '../../db/append-only'
import { aDatabase, onBothEngines } from '../databases/database'
import { someEvidence } from '../databases/evidence'

onBothEngines('append-only tables', (engine) => {
  test.each(appendOnlyTables)(
    '%s refuses an update, a delete, and whatever stands in for them',
    async (table) => {
      const { db } = await aDatabase(engine)
      await someEvidence(db)
      const column = table === 'ledger_chain' ? 'entry_id' : 'id'
      await expect(sql.raw(`update ${table} set ${column} = 'x'`).execute(db)).rejects.toThrow(/append-only/)
      await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toThrow(/append-only/)
      await expect(sql.raw(roundabout[engine](table)).execute(db)).rejects.toThrow(/append-only/)
    },
  )
})

const roundabout = {
  sqlite: (table: string) => `replace into ${table} select * from ${table}`,
  postgres: (table: string) => `truncate ${table} cascade`,
}
