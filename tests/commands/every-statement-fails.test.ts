// R5: whichever statement of a command fails, and however, nothing has changed, nothing is sent, and the next try works.
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { startSample } from '../../app/commands/start-sample'
import { openSetupLink } from '../../app/identity/setup-link'
import { readSettings } from '../../app/settings'
import { verifyLedger } from '../../db/ledger'
import { isStoreUnavailable } from '../../db/store-unavailable'
import { CompiledQuery } from 'kysely'
import { aDatabase } from '../databases/database'
import { aFaultyDatabase, everything, type FaultKind, type FaultyDatabase } from '../faults'
import { anInstance, noon, valueOf } from '../instance'
import { shippedLibrary } from '../shipped-library'
import { aTemplate } from '../small-template'
import type { CommandRow } from './command-row'
import { everyCommand } from './every-command'

type Scene = { candor: Candor; faulty: FaultyDatabase; woken: () => number }

/** The row's scene, seen through a database that can fail. */
async function aScene(row: CommandRow): Promise<Scene & { plain: Candor }> {
  const { candor: plain, url } = await anInstanceAt(row)
  const faulty = aFaultyDatabase(url)
  let woken = 0
  const wakeOutbox = () => void (woken += 1)
  return { plain, faulty, woken: () => woken, candor: { ...plain, db: faulty.db, wakeOutbox } }
}

async function anInstanceAt(row: CommandRow): Promise<{ candor: Candor; url: string }> {
  if (!row.empty) return anInstanceWithAddress()
  const { db, url } = await aDatabase()
  const library = { templates: [aTemplate()], scenarios: [] }
  const settings = readSettings({ CANDOR_URL: 'https://candor.example.org' })
  return { url, candor: { db, settings, library, now: () => noon, wakeOutbox: () => undefined } }
}

async function anInstanceWithAddress(): Promise<{ candor: Candor; url: string }> {
  const candor = await anInstance()
  const { rows } = await candor.db.executeQuery<{ file: string }>(
    CompiledQuery.raw('select file from pragma_database_list'),
  )
  return { candor, url: `file:${rows[0]?.file ?? ''}` }
}

const kinds = ['bug', 'full', 'io'] as const satisfies FaultKind[]

/** A bug at every statement, and a disk that is full or broken in turn: SQLite takes the transaction back alike. */
function kindsAt(statement: number, row: CommandRow): readonly FaultKind[] {
  // A hash is dear, so those commands take one kind of fault for each statement.
  if (row.hashes) return [kinds[statement % 3] ?? 'bug']
  return ['bug', statement % 2 === 0 ? 'full' : 'io']
}

test.each(everyCommand.map((row, place) => ({ ...row, name: `${row.command} (${place + 1})` })))(
  '$name: any statement may fail, and nothing has changed',
  async (row) => {
    const { candor, plain, faulty, woken } = await aScene(row)
    const call = await row.arrange(plain)
    const before = await everything(plain.db, row.counts)
    let failed = 0
    for (let statement = 1; ; statement += 1) {
      let worked = false
      for (const kind of kindsAt(statement, row)) {
        for (const table of row.counts ?? []) await plain.db.deleteFrom(table).execute()
        faulty.plan({ at: statement, kind })
        const answer = await call(candor, 'the-same-form').catch((error: unknown) => ({ error, kind }))
        if (faulty.left() > 0) {
          expect(answer).toMatchObject({ ok: true })
          worked = true
          break
        }
        if (!('error' in answer)) throw new Error(`Statement ${statement} failed and nobody said so.`)
        if (kind !== 'bug') expect(isStoreUnavailable(answer.error)).toBe(true)
        expect(await everything(plain.db, row.counts), `${kind} at statement ${statement}`).toEqual(before)
        expect(woken()).toBe(0)
        failed += 1
      }
      if (worked) break
    }
    expect(await verifyLedger(plain.db)).toMatchObject({ ok: true })
    console.info(`R5 ${row.command}: ${failed} faults, nothing changed; then it worked`)
  },
)

test.each(everyCommand.filter((row) => row.command !== 'signInAsSample'))(
  '$command: a database that is busy three times is tried again, and nobody notices',
  async (row) => {
    const { candor, plain, faulty } = await aScene(row)
    const call = await row.arrange(plain)
    const entries = async () =>
      (await plain.db.selectFrom('ledger_entries').select('action').execute()).length
    const before = await entries()
    faulty.plan({ at: 'begin', kind: 'busy' }, { at: 'write', kind: 'busy' }, { at: 'commit', kind: 'busy' })
    expect(await call(candor, 'the-same-form')).toMatchObject({ ok: true })
    expect(faulty.left()).toBe(0)
    const again = await aScene(row)
    const reference = await row.arrange(again.plain)
    valueOf(await reference(again.plain, 'the-same-form'))
    const expected = await again.plain.db.selectFrom('ledger_entries').select('action').execute()
    expect(await entries()).toBe(expected.length)
    expect(await entries()).toBeGreaterThanOrEqual(before)
  },
)

test('the sample organisation: the link still works after any failure', async () => {
  const { db, url } = await aDatabase()
  const faulty = aFaultyDatabase(url)
  const settings = readSettings({ CANDOR_DATA: '/nowhere' })
  const library = await shippedLibrary()
  const plain: Candor = { db, settings, library, now: () => noon, wakeOutbox: () => undefined }
  const token = (await openSetupLink(db, noon)).split('/').at(-1) ?? ''
  const before = await everything(db)
  const places = [1, 2, 3, 4, 5, 6, 7, 40, 800, 'commit'] as const
  for (const at of places) {
    faulty.plan({ at, kind: 'full' })
    await expect(startSample({ ...plain, db: faulty.db }, token)).rejects.toThrow('disk')
    expect(faulty.left()).toBe(0)
    expect(await everything(db), `at ${at}`).toEqual(before)
  }
  expect(await startSample({ ...plain, db: faulty.db }, token)).toMatchObject({ ok: true })
  expect(await startSample(plain, token)).toMatchObject({ ok: false, rule: 'setup-link-used' })
  expect(await verifyLedger(db)).toMatchObject({ ok: true })
  console.info(`R5 startSample: ${places.length} faults, nothing changed; then it worked`)
})
