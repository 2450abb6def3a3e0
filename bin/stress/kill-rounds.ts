// Kills the server in the middle of work, again and again, and looks each time: what was confirmed is there, once, and nothing else.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import type { Template } from '../../app/domain/template'
import { verifyLedger } from '../../db/ledger'
import type { Db } from '../../db/tables'
import { get, post } from './a-caller'
import { lookInto, removePlace } from './a-place'
import { seededRandom } from './seeded-random'
import type { RunningProduct } from './start-server'
import { prepareWorks, type Kind, type Work } from './works'

export type KillPlan = {
  kills: number
  seed: number
  template: Template
  /** On this port each time: the address of the server stands in exports, and those must not change. */
  start: (folder: string, port: number) => Promise<RunningProduct>
}

export type KillReport = {
  kills: number
  seed: number
  requests: number
  sentTwice: number
  confirmed: number
  unanswered: number
  /** Read to the end, each with the same bytes as before the kill. */
  exports: number
  /** Not confirmed, and on disk all the same: allowed, and counted. */
  keptUnconfirmed: number
  ledgerEntries: number
  /** Milliseconds from spawn to listening, on a store that was killed. */
  starts: { median: number; slowest: number }
}

/** Runs the rounds. @throws with a sentence and the seed at the first thing that is lost, doubled or broken */
export async function killAndRestart(plan: KillPlan): Promise<KillReport> {
  const random = seededRandom(plan.seed)
  const { folder, works, exports } = await prepareWorks(plan)
  const port = await freePort()
  const times: number[] = []
  const problems: string[] = []
  const totals = { requests: 0, sentTwice: 0, confirmed: 0, unanswered: 0, exports: 0, keptUnconfirmed: 0 }
  const digests = new Map<string, string>()
  try {
    for (let round = 1; round <= plan.kills; round += 1) {
      const product = await plan.start(folder, port)
      times.push(product.startedIn)
      const batch = nextBatch(works, random)
      let answered = 0
      let allAnswered = () => {}
      const isFull = new Promise<void>((resolve) => (allAnswered = resolve))
      const killAfter = random.upTo(batch.length)
      const note = () => {
        answered += 1
        if (answered >= killAfter) allAnswered()
      }
      const sending = batch.flatMap((work) => {
        const times = random.upTo(1) + 1
        totals.requests += times
        if (times === 2) totals.sentTwice += 1
        return Array.from({ length: times }, async () => {
          problems.push(...(await send(product.url, work)))
          note()
        })
      })
      const exporting = exports.map(async ({ path, cookie }) => {
        const answer = await get(product.url, path, cookie).catch(() => null)
        if (answer?.status !== 200) return
        totals.exports += 1
        const digest = createHash('sha256').update(answer.body).digest('hex')
        if ((digests.get(path) ?? digest) !== digest)
          problems.push(`${path} gave other bytes than before the kill`)
        digests.set(path, digest)
      })
      if (killAfter === 0) allAnswered()
      await isFull
      await new Promise((resolve) => setTimeout(resolve, random.upTo(12)))
      product.process.kill('SIGKILL')
      await product.ended
      await Promise.all([...sending, ...exporting])
      if (problems[0]) throw failed(plan, round, problems[0])
      await lookInto(folder, ({ db }) => inspect(db, works, plan, round))
    }
    // What nobody confirmed is sent once more, as people do; now all of it must be there.
    const product = await plan.start(folder, port)
    times.push(product.startedIn)
    for (const work of works.filter((one) => one.tried && !one.confirmed)) {
      totals.unanswered += 1
      problems.push(...(await send(product.url, work)))
      if (!work.confirmed) throw failed(plan, plan.kills, `${work.kind} ${work.key} could not be sent again`)
    }
    await product.stop()
    const entries = await lookInto(folder, ({ db }) => inspect(db, works, plan, plan.kills + 1))
    totals.confirmed = works.filter((work) => work.confirmed).length
    totals.keptUnconfirmed = works.filter((work) => work.keptUnconfirmed).length
    times.sort((left, right) => left - right)
    const starts = { median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0 }
    return { kills: plan.kills, seed: plan.seed, ...totals, ledgerEntries: entries, starts }
  } finally {
    await removePlace(folder)
  }
}

/** Sends the form and gives what was odd. Confirmed is what the server answered with the redirect it gives after the commit. */
async function send(url: string, work: Work): Promise<string[]> {
  work.tried = true
  const answer = await post(url, work.path, work).catch(() => null)
  if (!answer) return []
  if (answer.status !== 303 || !answer.to.includes('done='))
    return [`${work.kind} ${work.key} was answered with ${answer.status} ${answer.to}`]
  work.confirmed = true
  return []
}

/** Four acknowledgements, an approval and a publication, those first that were sent before without an answer. */
function nextBatch(works: readonly Work[], random: ReturnType<typeof seededRandom>): Work[] {
  const open = works.filter((work) => !work.confirmed)
  const again = open.filter((work) => work.tried)
  const of = (kind: Kind, count: number) =>
    open.filter((work) => work.kind === kind && !work.tried && isReady(work, works)).slice(0, count)
  const fresh = [...of('acknowledgement', 4), ...of('approval', 1), ...of('publication', 1)]
  return random.shuffled([...again, ...fresh])
}

/** A version can be published when its approval is confirmed. */
function isReady(work: Work, works: readonly Work[]): boolean {
  if (work.kind !== 'publication') return true
  return works.some((one) => one.kind === 'approval' && one.key === work.key && one.confirmed)
}

/** Rows and ledger entries of every work: equal, never more than one, and one where it was confirmed. Gives the entries. */
async function inspect(db: Db, works: readonly Work[], plan: KillPlan, round: number): Promise<number> {
  const rows = await countedRows(db)
  for (const work of works) {
    const id = `${work.kind} ${work.key}`
    const { row = 0, entry = 0 } = rows.get(id) ?? {}
    if (row > 1 || entry > 1) throw failed(plan, round, `${id} is there ${row} times, told ${entry} times`)
    if (row !== entry) throw failed(plan, round, `${id}: ${row} rows but ${entry} ledger entries`)
    if (work.confirmed && row !== 1) throw failed(plan, round, `${id} was confirmed and is lost`)
    if (!work.tried && row !== 0) throw failed(plan, round, `${id} is there and nobody sent it`)
    if (row === 1 && !work.confirmed) work.keptUnconfirmed = true
  }
  const { rows: integrity } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  if (integrity[0]?.integrity_check !== 'ok')
    throw failed(plan, round, `integrity_check says ${integrity[0]?.integrity_check}`)
  const ledger = await verifyLedger(db)
  if (!ledger.ok) throw failed(plan, round, JSON.stringify(ledger))
  return ledger.entries
}

type Counted = { row: number; entry: number }

async function countedRows(db: Db): Promise<Map<string, Counted>> {
  const counted = new Map<string, Counted>()
  const { rows } = await sql<{ id: string; part: keyof Counted; times: number }>`
    select 'acknowledgement ' || campaign_id || ' ' || person_id as id, 'row' as part, count(*) as times
      from acknowledgements group by 1
    union all select 'acknowledgement ' || subject_id || ' ' || actor_id, 'entry', count(*)
      from ledger_entries where action = 'version.acknowledged' group by 1
    union all select 'approval ' || policy_id, 'row', count(*)
      from decisions join versions on versions.id = version_id group by 1
    union all select 'approval ' || policy_id, 'entry', count(*)
      from ledger_entries where action = 'version.approved' group by 1
    union all select 'publication ' || policy_id, 'row', count(*) from publications group by 1
    union all select 'publication ' || policy_id, 'entry', count(*)
      from ledger_entries where action = 'version.published' group by 1`.execute(db)
  for (const { id, part, times } of rows)
    counted.set(id, { row: 0, entry: 0, ...counted.get(id), [part]: times })
  return counted
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on a port always gives an object.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function failed({ seed }: KillPlan, round: number, sentence: string): Error {
  return new Error(`Round ${round}, seed ${seed}: ${sentence}.`)
}
