// Reminds people of what is due: one message a person and day over everything, each stage once, when mail is welcome where they are.
import { getMailRules } from '../../db/mail-rules'
import { findOrganisation } from '../../db/organisation'
import { noteReminder, takeReminderDay } from '../../db/reminders'
import { listRecipients } from '../../db/reminders-due'
import type { Db } from '../../db/tables'
import { change, type Change } from '../commands/change'
import { makeSignInLink } from '../commands/sign-in-link'
import type { Candor } from '../context'
import { localDay } from '../domain/local-day'
import { accepted } from '../domain/outcome'
import { mayEnterByLink } from '../domain/sign-in-link'
import { digestLetter, type DigestLine } from '../governance/digest'
import type { Due } from '../governance/reminder'
import { digestsFor, type Asked, type Digest, type Run } from './digests'
import { gatherDue } from './gather-due'

/** What one run may take: then it ends, and the next one goes on where it stopped. */
export type Bounds = { messages: number; milliseconds: number }

const usualBounds: Bounds = { messages: 5_000, milliseconds: 15_000 }

/** People looked at together, and people written to in one transaction. */
const page = 200
const batch = 25

/** Up to whom a run that was cut short had come. Lost with the process: then the next one begins anew, and repeats nothing. */
const places = new WeakMap<Db, string>()

/**
 * One run. Safe to repeat and to run in several processes: what somebody is told is decided again in the transaction that
 * queues it, and the day of a person and each stage are taken there.
 * @returns how many messages it queued, and false when it was cut short
 */
export async function remind(
  candor: Candor,
  bounds: Bounds = usualBounds,
): Promise<{ sent: number; finished: boolean }> {
  const { db } = candor
  const run = await beginRun(candor)
  if (!run) return { sent: 0, finished: true }
  const { facts, canLink } = run
  const others = [...facts.dues.keys()].sort()
  const started = performance.now()
  let sent = 0
  for (;;) {
    const { ids, managers } = await nextPage(db, others, places.get(db) ?? '')
    const last = ids.at(-1)
    if (last === undefined) break
    const ready = (await digestsFor(db, { ids, managers }, facts)).map((digest) => digest.person.id)
    for (let start = 0; start < ready.length; start += batch) {
      const asked = { ids: ready.slice(start, start + batch), managers }
      sent += await write(candor, { asked, run: facts, canLink })
    }
    places.set(db, last)
    if (sent >= bounds.messages || performance.now() - started >= bounds.milliseconds)
      return { sent, finished: false }
  }
  places.delete(db)
  return { sent, finished: true }
}

async function beginRun({ db, now, settings }: Candor): Promise<{ facts: Run; canLink: boolean } | null> {
  const at = now()
  const organisation = await findOrganisation(db)
  if (!organisation) return null
  const zone = organisation.timeZone
  const dues = new Map<string, Due[]>()
  for (const due of await gatherDue(db, at, zone))
    dues.set(due.personId, [...(dues.get(due.personId) ?? []), due])
  return {
    facts: {
      at,
      zone,
      today: localDay(at, zone),
      rules: await getMailRules(db),
      dues,
      memory: { zones: new Map(), paths: new Map() },
    },
    canLink: Boolean(settings.smtpUrl) && !organisation.sampleSince,
  }
}

/** The next ids in order. A list that is full may go on after its last one, so nothing beyond that belongs to this page. */
async function nextPage(db: Db, others: string[], after: string): Promise<Asked> {
  const { owing, managers } = await listRecipients(db, { after, limit: page })
  const lists = [owing, managers, others.filter((id) => id > after).slice(0, page)]
  const ends = lists.flatMap((list) => (list.length === page ? (list.at(-1) ?? []) : []))
  const end = ends.sort()[0]
  const ids = [...new Set(lists.flat())].filter((id) => end === undefined || id <= end).sort()
  return { ids, managers: new Set(managers) }
}

type Writing = { asked: Asked; run: Run; canLink: boolean }

/** Decides again, in one transaction, what these people are told, and queues it. Out: how many messages. */
async function write(candor: Candor, { asked, run, canLink }: Writing): Promise<number> {
  const outcome = await change<number>({ candor, actor: { kind: 'clock' }, at: run.at }, async (changing) => {
    let sent = 0
    for (const digest of await digestsFor(changing.trx, asked, run))
      if (await queue(changing, digest, { run, canLink, url: candor.settings.url })) sent += 1
    return accepted(sent)
  })
  return outcome.ok ? outcome.value : 0
}

async function queue(
  { trx, tell, at }: Change,
  { person, day, lines }: Digest,
  { run, canLink, url }: { run: Run; canLink: boolean; url: string },
): Promise<boolean> {
  if (!(await takeReminderDay(trx, { personId: person.id, day, at }))) return false
  for (const note of lines.flatMap((line) => line.notes))
    await noteReminder(trx, { ...note, personId: person.id, day })
  const path = commonPath(lines)
  const link =
    canLink && path !== null && mayEnterByLink(person)
      ? await makeSignInLink(trx, { personId: person.id, path, at, because: 'reminder' })
      : null
  const letter = digestLetter({
    name: person.name,
    lines,
    today: run.today,
    url,
    link,
    aWeek: run.rules.aWeek,
  })
  await tell({ personId: person.id, address: person.email, ...letter })
  return true
}

/** Where one link for all of it leads: to the one thing, else to the front page, which lists them. Null when there is nothing. */
function commonPath(lines: DigestLine[]): string | null {
  const paths = new Set(lines.flatMap((line) => line.path ?? []))
  const [only] = paths
  return only === undefined ? null : paths.size === 1 ? only : '/'
}
