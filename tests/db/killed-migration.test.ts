// A process killed while it migrates leaves a database that the next start finishes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { migrate } from '../../db/migrate'
import { aFolder, anEmptyDatabase, onBothEngines, opened } from '../databases/database'

onBothEngines('a killed migration', (engine) => {
  test('leaves nothing half done, and the retry finishes', async () => {
    const url = await anEmptyDatabase(engine)
    const script = join(await aFolder(), 'migrate-and-hang.mts')
    await writeFile(script, migrateAndHang(url))
    const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: resolve('.') })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { db } = await opened(url)
    await expect(sql`select * from people`.execute(db)).rejects.toThrow()
    await migrate(db)
    expect(await db.selectFrom('ledger_head').select('sequence').execute()).toEqual([{ sequence: 0 }])
  })
})

/** Applies every migration, then says so and waits inside the transaction. */
function migrateAndHang(url: string): string {
  return `
    import { openDatabase } from ${JSON.stringify(resolve('db/connect.ts'))}
    import { migrate } from ${JSON.stringify(resolve('db/migrate.ts'))}
    import { migrations } from ${JSON.stringify(resolve('db/migrations/registry.ts'))}
    const { db } = await openDatabase(${JSON.stringify(url)})
    const hang = { name: 'hang', up: async () => { console.log('here'); await new Promise((done) => setTimeout(done, 60000)) } }
    await migrate(db, [...migrations, hang])
  `
}
