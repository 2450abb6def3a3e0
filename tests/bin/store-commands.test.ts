// The commands that open the database: sample, export, verify, backup and restore, on real files and on both engines.
import { readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadSample } from '../../app/commands/load-sample'
import { readSettings } from '../../app/settings'
import { openDatabase, type Engine } from '../../db/connect'
import { backup } from '../../db/backup'
import { aDatabase, aFolder, anEmptyDatabase, onBothEngines, opened } from '../databases/database'
import { shippedLibrary } from '../shipped-library'
import { candor } from './a-shell'

const staffPolicy = 'employee-social-media-policy'

/** Settings of an instance in which Harbour Trust lives. */
async function aSampleInstance(engine: Engine): Promise<{ DATABASE_URL: string }> {
  const { db, url } = await aDatabase(engine)
  const settings = readSettings({})
  const now = () => new Date()
  await loadSample({ db, settings, library: await shippedLibrary(), now, wakeOutbox: () => undefined })
  return { DATABASE_URL: url }
}

onBothEngines('candor', (engine) => {
  test('sample fills an empty database once, export and verify read it', async () => {
    const env = { DATABASE_URL: await anEmptyDatabase(engine) }
    const loaded = await candor(['sample'], { env })
    expect(loaded).toMatchObject({ code: 0, err: '' })
    expect(loaded.out).toContain('Loaded Harbour Trust: 43 people, 7 policies.')
    const again = await candor(['sample'], { env })
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('only into an empty database')

    const exported = await candor(['export', staffPolicy], { env })
    expect(exported).toMatchObject({ code: 0, err: '' })
    expect(exported.out).toContain('version: "2.0"\nstatus: "published"')

    const verified = await candor(['verify'], { env })
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toMatch(
      /^The ledger is sound: \d+ entries\.\n(It passes through all \d+ heads that were given out\.\n)?Head: \d+:[0-9a-f]{64}\n$/,
    )
    const head = /Head: (\S+)/.exec(verified.out)?.[1] ?? ''
    expect((await candor(['verify', '--head', head], { env })).code).toBe(0)
  })

  test('verify names the first broken row and ends with 1', async () => {
    const env = await aSampleInstance(engine)
    await tamperWith(env.DATABASE_URL, engine, 17)
    const { code, out, err } = await candor(['verify'], { env })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(
      /The ledger is not sound\. Entry 17 was changed after it was written\.\nFirst wrong row: entry 17, id \S+ \(hash\)/,
    )
  })
})

describe('candor export', () => {
  let env: { DATABASE_URL: string }
  beforeAll(async () => {
    env = { DATABASE_URL: `file:${join(await aFolder(), 'candor.db')}` }
    const source = await openDatabase(env.DATABASE_URL)
    await source.close()
    await candor(['sample'], { env })
  })

  test.each([
    { version: '1.0', says: 'status: "superseded"' },
    { version: '2.0', says: 'status: "published"' },
    { version: '1', says: 'version: "1.0"' },
    { version: '3', says: 'status: "in review"' },
    { version: 'draft', says: 'status: "draft"' },
  ])('--version $version', async ({ version, says }) => {
    const { code, out } = await candor(['export', staffPolicy, '--version', version], { env })
    expect(code).toBe(0)
    expect(out).toContain(says)
    expect(out).toContain('# Employee social media policy')
    expect(out).toContain('sample: "yes"')
  })

  test.each([
    { audience: ['--audience', 'volunteers'], has: true, says: 'audience: "Volunteers. Addenda for others' },
    { audience: ['--audience', 'everyone'], has: false, says: 'audience: "Everyone. Addenda are left out."' },
    { audience: [], has: true, says: 'audience: "Everyone. Addenda for Volunteers are marked."' },
  ])('$audience gives what applies to them, and says for whom it is', async ({ audience, has, says }) => {
    const { code, out } = await candor(['export', staffPolicy, ...audience], { env })
    expect(code).toBe(0)
    expect(out).toContain(says)
    expect(out.includes('When you volunteer with us (for Volunteers)')).toBe(has)
  })

  test('the same version in the same state gives the same bytes', async () => {
    const folder = await aFolder()
    const files = [join(folder, 'one.docx'), join(folder, 'two.docx')]
    for (const file of files)
      await candor(['export', staffPolicy, '--version', '1.0', '--out', file], { env })
    const [one, two] = await Promise.all(files.map((file) => readFile(file)))
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  })

  test.each([
    { words: [staffPolicy, '--version', '9.0'], says: 'has no version 9.0. Published are 2.0, 1.0.' },
    { words: [staffPolicy, '--version', '99'], says: 'This policy has no version 99.' },
    { words: [staffPolicy, '--version', 'latest'], says: 'has no version latest.' },
    { words: ['employee-social-media-polcy'], says: `Did you mean "${staffPolicy}"?` },
    { words: ['events-team-social-media-policy'], says: 'is in force. None is published yet.' },
    { words: [staffPolicy, '--audience', 'volunters'], says: 'Did you mean "volunteers"?' },
    { words: [staffPolicy, '--format', 'odt'], says: 'There is no format "odt".' },
  ])('refuses $words with exit code 2', async ({ words, says }) => {
    const { code, out, err } = await candor(['export', ...words], { env })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  test('a database that no Candor has started on yet is a sentence', async () => {
    const { code, err } = await candor(['export', staffPolicy], {
      env: { DATABASE_URL: await anEmptyDatabaseFile() },
    })
    expect(code).toBe(1)
    expect(err).toContain('Start Candor once')
  })
})

describe('candor verify', () => {
  test('with a head from before, a ledger that was cut off is found', async () => {
    const env = await aSampleInstance('sqlite')
    const { code, err } = await candor(['verify', '--head', `9999:${'a'.repeat(64)}`], { env })
    expect(code).toBe(1)
    expect(err).toContain('its end was cut off')
  })

  test.each(['17', '17:abc', `x:${'a'.repeat(64)}`])('refuses %s as a head', async (head) => {
    const { code, err } = await candor(['verify', '--head', head])
    expect(code).toBe(2)
    expect(err).toContain(`"${head}" is not a head.`)
  })

  test('never makes a database', async () => {
    const file = join(await aFolder(), 'none.db')
    const { code, err } = await candor(['verify'], { env: { DATABASE_URL: `file:${file}` } })
    expect(code).toBe(1)
    expect(err).toContain(`There is no database at ${file}.`)
    expect(existsSync(file)).toBe(false)
  })
})

describe('candor backup and restore', () => {
  test('what is restored is what was backed up, while the database is in use', async () => {
    const env = await aSampleInstance('sqlite')
    const folder = await aFolder()
    const file = join(folder, 'backup.db')
    const made = await candor(['backup', file], { env })
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(/^Backed up to .+backup\.db\n\d+ bytes, SHA-256 [0-9a-f]{64}\n$/)

    const there = { DATABASE_URL: `file:${join(folder, 'restored/candor.db')}` }
    const restored = await candor(['restore', file], { env: there })
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect((await candor(['verify'], { env: there })).out).toBe((await candor(['verify'], { env })).out)
  })

  test('neither writes over a file that is there', async () => {
    const env = await aSampleInstance('sqlite')
    const file = join(await aFolder(), 'backup.db')
    await backup(env.DATABASE_URL, file)
    expect(await candor(['backup', file], { env })).toMatchObject({ code: 1, out: '' })
    const restored = await candor(['restore', file], { env })
    expect(restored).toMatchObject({ code: 1, out: '' })
    expect(restored.err).toContain('never restored over a database')
  })

  test('a file that is no backup is refused, and nothing is made of it', async () => {
    const folder = await aFolder()
    const file = join(folder, 'letter.txt')
    await writeFile(file, 'Dear all,')
    const { code } = await candor(['restore', file], { env: { DATABASE_URL: `file:${folder}/candor.db` } })
    expect(code).toBe(1)
    expect(existsSync(join(folder, 'candor.db'))).toBe(false)
  })

  test.each(['backup', 'restore'])('%s on PostgreSQL names the commands of PostgreSQL', async (command) => {
    const env = { DATABASE_URL: 'postgres://candor:secret@localhost/candor' }
    const { code, err } = await candor([command, 'candor.dump'], { env })
    expect(code).toBe(1)
    expect(err).toContain('pg_dump')
    expect(err).toContain('pg_restore')
    expect(err).not.toContain('secret')
  })
})

async function anEmptyDatabaseFile(): Promise<string> {
  const url = await anEmptyDatabase('sqlite')
  await (await openDatabase(url)).close()
  return url
}

/** As somebody with the database's own tools could: the guards off, one row changed. */
async function tamperWith(url: string, engine: Engine, sequence: number): Promise<void> {
  const { db } = await opened(url)
  const unguard = {
    sqlite: 'drop trigger ledger_entries_no_update',
    postgres: 'alter table ledger_entries disable trigger all',
  }
  await sql.raw(unguard[engine]).execute(db)
  const row = await db
    .selectFrom('ledger_chain')
    .select('entry_id')
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('ledger_entries')
    .set({ at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', row.entry_id)
    .execute()
}
