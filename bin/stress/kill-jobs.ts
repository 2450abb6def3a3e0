// Kills the server while jobs work: people are enrolled, a list is brought in and mail is sent. Each time nothing is doubled,
// what was committed is told once, and no message is gone; in the end everything is complete.
import { sql } from 'kysely'
import type { Template } from '../../app/domain/template'
import { verifyLedger } from '../../db/ledger'
import type { Db } from '../../db/tables'
import { lookInto, removePlace } from './a-place'
import { openCountingMailServer, type CountingMailServer } from './counting-mail-server'
import { holdsRunOut, moreToDo, prepareJobs } from './jobs-to-do'
import { seededRandom } from './seeded-random'
import type { RunningProduct } from './start-server'

export type JobKillPlan = {
  kills: number
  seed: number
  template: Template
  start: (folder: string, env: Record<string, string>) => Promise<RunningProduct>
}

export type JobKillReport = {
  kills: number
  seed: number
  campaigns: number
  /** Kills that fell between two batches of enrolling, of a list, and between two messages. */
  inTheMiddle: { enrolling: number; lists: number; mail: number }
  targets: number
  lines: number
  messages: number
  /** Received twice under one Message-ID, and said to be unsure in the outbox. */
  receivedTwice: number
  ledgerEntries: number
}

/** Jobs begin a second after the server listens; what is prepared takes about as long. In milliseconds. */
const killFrom = 950
const killWithin = 1_250

/** Runs the rounds. @throws with a sentence and the seed at the first thing that is lost, doubled or broken */
export async function killDuringJobs(plan: JobKillPlan): Promise<JobKillReport> {
  const random = seededRandom(plan.seed)
  const mail = await openCountingMailServer()
  const { folder, scene } = await prepareJobs(plan.template)
  const inTheMiddle = { enrolling: 0, lists: 0, mail: 0 }
  const round = async (number: number, within: number | null): Promise<Standing> => {
    const product = await plan.start(folder, { SMTP_URL: mail.url })
    if (within === null) await untilDone(folder)
    else await new Promise((resolve) => setTimeout(resolve, within))
    product.process.kill('SIGKILL')
    await product.ended
    return lookInto(folder, ({ db }) => inspect(db, mail, (sentence) => failed(plan, number, sentence)))
  }
  try {
    for (let number = 1; number <= plan.kills; number += 1) {
      await lookInto(folder, ({ db }) => moreToDo(db, scene, number))
      const standing = await round(number, killFrom + random.upTo(killWithin))
      if (standing.enrolling > 0) inTheMiddle.enrolling += 1
      if (standing.applying > 0) inTheMiddle.lists += 1
      if (standing.waiting > 0) inTheMiddle.mail += 1
    }
    await lookInto(folder, ({ db }) => holdsRunOut(db))
    const { campaigns, targets, lines, messages, entries } = await round(plan.kills + 1, null)
    const receivedTwice = [...mail.received.values()].filter((times) => times > 1).length
    const { kills, seed } = plan
    return {
      kills,
      seed,
      campaigns,
      inTheMiddle,
      targets,
      lines,
      messages,
      receivedTwice,
      ledgerEntries: entries,
    }
  } finally {
    await mail.close()
    await removePlace(folder)
  }
}

type Standing = Awaited<ReturnType<typeof counts>> & { entries: number }

async function inspect(
  db: Db,
  mail: CountingMailServer,
  fail: (sentence: string) => Error,
): Promise<Standing> {
  const { rows: campaigns } = await campaignsOf(db)
  for (const { id, targets, counted, told, expected, enrolled } of campaigns) {
    if (targets !== counted || targets !== told)
      throw fail(`campaign ${id} has ${targets} people, ${counted} counted, ${told} told`)
    // More, where people joined with a list while it went on.
    if (enrolled === 1 && targets < expected)
      throw fail(`campaign ${id} ended with ${targets} of ${expected} people`)
  }
  const { rows: lists } = await listsOf(db)
  for (const { id, state, done, lines, told, changing } of lists) {
    if (done !== lines || done !== told)
      throw fail(`list ${id}: ${lines} lines done, ${done} noted, ${told} told`)
    if (state === 'applied' && done !== changing)
      throw fail(`list ${id} ended with ${done} of ${changing} lines`)
  }
  const { rows: doubles } = await sql`
    select staff_number from people where staff_number is not null group by 1 having count(*) > 1`.execute(db)
  if (doubles.length > 0) throw fail(`${doubles.length} people are there twice`)
  const messages = await db
    .selectFrom('outbox')
    .select(['id', 'outcome', 'claimed_at', 'unsure_since'])
    .execute()
  for (const { id, outcome, claimed_at, unsure_since } of messages) {
    const times = mail.received.get(id) ?? 0
    if (outcome === 'sent' && times === 0) throw fail(`message ${id} counts as sent and never arrived`)
    if (outcome !== 'sent' && outcome !== null) throw fail(`message ${id} counts as ${outcome}`)
    if (outcome === null && times > 0 && claimed_at === null && unsure_since === null)
      throw fail(`message ${id} arrived, and the outbox knows nothing of it`)
    if (times > 1 && unsure_since === null)
      throw fail(`message ${id} arrived ${times} times, and nobody can see it`)
  }
  const known = new Set(messages.map(({ id }) => id))
  if ([...mail.received.keys()].some((id) => !known.has(id)))
    throw fail('a message arrived that nobody queued')
  const { rows: whole } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db)
  if (whole[0]?.quick_check !== 'ok') throw fail(`quick_check says ${whole[0]?.quick_check}`)
  const ledger = await verifyLedger(db)
  if (!ledger.ok) throw fail(JSON.stringify(ledger))
  return { ...(await counts(db)), entries: ledger.entries }
}

function campaignsOf(db: Db) {
  return sql<{
    id: string
    expected: number
    enrolled: number
    targets: number
    counted: number
    told: number
  }>`
    select id, expected, enrolled_at is not null as enrolled,
      (select count(*) from campaign_targets where campaign_id = campaigns.id) as targets,
      (select sum(targets) from campaign_counts where campaign_id = campaigns.id) as counted,
      (select sum(json_extract(detail, '$.people')) from ledger_entries
        where action = 'campaign.enrolled' and subject_id = campaigns.id) as told
    from campaigns`.execute(db)
}

function listsOf(db: Db) {
  return sql<{ id: string; state: string; done: number; lines: number; told: number; changing: number }>`
    select id, state, done, joining + changing as changing,
      (select count(*) from people_list_lines where list_id = people_lists.id and done_at is not null) as lines,
      (select coalesce(sum(json_extract(detail, '$.people')), 0) from ledger_entries
        where action = 'people.list-applied' and subject_id = people_lists.id) as told
    from people_lists`.execute(db)
}

async function counts(db: Db) {
  const { rows } = await sql<
    Record<'campaigns' | 'enrolling' | 'applying' | 'waiting' | 'targets' | 'lines' | 'messages', number>
  >`select
      (select count(*) from campaigns) as campaigns,
      (select count(*) from campaigns where enrolled_at is null) as enrolling,
      (select count(*) from people_lists where state = 'applying') as applying,
      (select count(*) from outbox where outcome is null) as waiting,
      (select count(*) from campaign_targets) as targets,
      (select count(*) from people_list_lines where done_at is not null) as lines,
      (select count(*) from outbox) as messages`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The store says nothing.')
  return row
}

async function untilDone(folder: string): Promise<void> {
  for (let waited = 0; waited < 120; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const { enrolling, applying, waiting } = await lookInto(folder, ({ db }) => counts(db))
    if (enrolling + applying + waiting === 0) return
  }
  throw new Error('A minute after the last kill the work is still not complete.')
}

function failed({ seed }: JobKillPlan, round: number, sentence: string): Error {
  return new Error(`Jobs, round ${round}, seed ${seed}: ${sentence}.`)
}
