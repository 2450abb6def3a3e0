// A product to measure: the built server in a process of its own, on a database with a live policy and people who are signed in.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSample } from '../../app/commands/load-sample'
import type { Candor } from '../../app/context'
import { readSettings } from '../../app/settings'
import { loadLibrary } from '../../app/templates/library'
import { openDatabase } from '../../db/connect'
import { newId, newToken, tokenHash } from '../../db/identifier'
import { migrate } from '../../db/migrate'
import type { Trx } from '../../db/tables'
import { transact } from '../../db/transaction'
import { home } from '../sources.mjs'

/** A reader who is signed in and asked to acknowledge. */
export type Reader = { cookie: string; campaignId: string; versionId: string; fingerprint: string }

export type MeasuredProduct = {
  url: string
  slug: string
  readers: Reader[]
  process: ChildProcess
  /** Milliseconds from spawn to listening. */
  startedIn: number
  stop: () => Promise<void>
}

const slug = 'employee-social-media-policy'

/**
 * Loads the sample organisation, adds `readers` people to its campaign with a session each and whatever `fill` adds, and starts
 * the server.
 */
export async function aProduct(
  readers: number,
  fill: (trx: Trx) => Promise<void> = async () => undefined,
): Promise<MeasuredProduct> {
  const directory = await mkdtemp(join(tmpdir(), 'candor-bench-'))
  const settings = readSettings({ CANDOR_DATA: directory })
  const database = await openDatabase(settings.databaseUrl)
  await migrate(database.db)
  const library = await loadLibrary(join(home, 'policy-templates'), {
    cacheFile: join(home, 'build/templates.json'),
  })
  const candor: Candor = {
    db: database.db,
    settings,
    library,
    now: () => new Date(),
    wakeOutbox: () => undefined,
  }
  const loaded = await loadSample(candor)
  if (!loaded.ok) throw new Error(loaded.sentence)
  const made = await transact(database.db, (trx) => addReaders(trx, readers))
  await transact(database.db, fill)
  await database.close()
  const started = await startServer(directory)
  return {
    ...started,
    slug,
    readers: made,
    async stop() {
      started.process.kill('SIGTERM')
      await once(started.process, 'exit')
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Starts the built server on a data folder and waits until it listens. */
export async function startServer(
  directory: string,
): Promise<{ url: string; process: ChildProcess; startedIn: number }> {
  const from = performance.now()
  const child = spawn(process.execPath, [join(home, 'bin/start.mjs')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', CANDOR_DATA: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    const url = /running at (\S+)/.exec(said)?.[1]
    if (url) return { url, process: child, startedIn: performance.now() - from }
  }
  throw new Error(`The server did not start: ${said}`)
}

/** Resident memory of a process in MB, from the kernel; null where there is no /proc. */
export async function memoryOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return kilobytes ? Math.round(Number(kilobytes) / 1_024) : null
}

/** A session of a day for this person. Out: its cookie. */
export async function signIn(trx: Trx, personId: string): Promise<string> {
  const token = newToken()
  const now = new Date()
  await trx
    .insertInto('sessions')
    .values({
      id: newId(),
      token_hash: tokenHash(token),
      person_id: personId,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      expires_at: new Date(now.getTime() + 86_400_000).toISOString(),
      ended_at: null,
    })
    .execute()
  return `candor=${token}`
}

async function addReaders(trx: Trx, count: number): Promise<Reader[]> {
  const live = await trx
    .selectFrom('campaign_versions')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .select(['campaign_versions.campaign_id', 'campaign_versions.version_id', 'versions.fingerprint'])
    .where('policies.slug', '=', slug)
    .orderBy('campaign_versions.campaign_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const at = new Date()
  const readers: Reader[] = []
  for (let index = 0; index < count; index += 1) {
    const personId = newId()
    const now = at.toISOString()
    await trx
      .insertInto('people')
      .values({
        id: personId,
        name: `Reader ${index}`,
        email: `reader-${index}@example.org`,
        job_title: 'Reader',
        phone: '',
        password_hash: null,
        created_at: now,
        left_at: null,
        revision: 1,
      })
      .execute()
    await trx
      .insertInto('role_grants')
      .values({
        id: newId(),
        person_id: personId,
        role: 'staff',
        granted_by: null,
        granted_at: now,
        ended_at: null,
      })
      .execute()
    await trx
      .insertInto('campaign_targets')
      .values({
        campaign_id: live.campaign_id,
        person_id: personId,
        person_name: `Reader ${index}`,
        department_id: null,
        department_name: '',
        assigned_at: now,
        opened_at: null,
        acknowledged: 0,
        acknowledged_at: null,
      })
      .execute()
    readers.push({
      cookie: await signIn(trx, personId),
      campaignId: live.campaign_id,
      versionId: live.version_id,
      fingerprint: live.fingerprint,
    })
  }
  await trx
    .insertInto('campaign_counts')
    .values({
      campaign_id: live.campaign_id,
      department_id: '',
      department_name: '',
      targets: count,
      acknowledged: 0,
    })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'department_id']).doNothing())
    .execute()
  return readers
}
