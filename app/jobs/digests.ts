// What each of some people is to be told now, in one message: decided from what is stored at this moment, and written nowhere.
import { listMailedDays, unnotedStages } from '../../db/reminders'
import {
  campaignPath,
  listMailable,
  listOverdueOf,
  listOwed,
  type Mailable,
  type OwedAnswer,
} from '../../db/reminders-due'
import type { Db } from '../../db/tables'
import { daysLater, localDay } from '../domain/local-day'
import { isTimeZone } from '../domain/time-zone'
import { campaignStage, managerDays, remindersOf } from '../governance/campaign-reminder'
import { campaignWords, type DigestLine } from '../governance/digest'
import { isOpenTime, type MailRules } from '../governance/mail-rules'
import { dueWords, isUrgent, stageOn, type Due } from '../governance/reminder'

const day = 86_400_000
/** Names in one message to a manager; the others stand in the next one. */
const mostNames = 100
/** Looked at for them: some are told later than the organisation's least. */
const mostOverdue = 500

/** What holds for a whole run. */
export type Run = {
  at: Date
  /** IANA name, of the organisation. */
  zone: string
  /** ISO date there: due days end when the day ends there. */
  today: string
  rules: MailRules
  /** What is due beside campaigns, by the person it is for. */
  dues: Map<string, Due[]>
  /** What one zone or one campaign was asked before. */
  memory: { zones: Map<string, Local>; paths: Map<string, string> }
}

/** How it stands in one time zone: its day (ISO date), and whether mail may leave. */
type Local = { day: string; isOpen: boolean }

export type Digest = { person: Mailable; day: string; lines: DigestLine[] }

/** Whom to decide about; `managers` are those among them who have people of their own. */
export type Asked = { ids: string[]; managers: ReadonlySet<string> }

/** What these people are to be told now. Nobody appears in their quiet time, twice on a day, or beyond the cap of their week. */
export async function digestsFor(db: Db, { ids, managers }: Asked, run: Run): Promise<Digest[]> {
  const awake = (await listMailable(db, ids)).filter((person) => localTo(person, run).isOpen)
  const mailed = await mailedBy(
    db,
    awake.map((person) => person.id),
    run,
  )
  const free = awake.filter((person) => !mailed.get(person.id)?.days.has(localTo(person, run).day))
  const leading = free.filter((person) => managers.has(person.id))
  const lines = [...(await ownLines(db, free, run)), ...(await managerLines(db, leading, run))]
  const fresh = await unnotedLines(db, lines)
  return free.flatMap((person) => {
    const theirs = fresh.get(person.id) ?? []
    const isFull = (mailed.get(person.id)?.inAWeek ?? 0) >= run.rules.aWeek
    if (theirs.length === 0 || (isFull && !theirs.some((line) => line.urgent))) return []
    return [{ person, day: localTo(person, run).day, lines: theirs }]
  })
}

function localTo(person: Mailable, run: Run): Local {
  const known = run.memory.zones.get(person.timeZone)
  if (known) return known
  const zone = person.timeZone !== '' && isTimeZone(person.timeZone) ? person.timeZone : run.zone
  const local = { day: localDay(run.at, zone), isOpen: isOpenTime(run.at, zone, run.rules) }
  run.memory.zones.set(person.timeZone, local)
  return local
}

type Mailed = { days: Set<string>; inAWeek: number }

async function mailedBy(db: Db, ids: string[], { at, today }: Run): Promise<Map<string, Mailed>> {
  const week = new Date(at.getTime() - 7 * day).toISOString()
  const found = new Map<string, Mailed>()
  for (const { personId, day: on, mailedAt } of await listMailedDays(db, ids, daysLater(today, -9))) {
    const mailed = found.get(personId) ?? { days: new Set(), inAWeek: 0 }
    mailed.days.add(on)
    if (mailedAt > week) mailed.inAWeek += 1
    found.set(personId, mailed)
  }
  return found
}

type Theirs = { personId: string; line: DigestLine }

/** What is theirs to do: campaigns, and whatever else is due. */
async function ownLines(db: Db, people: Mailable[], run: Run): Promise<Theirs[]> {
  const ids = people.map((person) => person.id)
  const lines = ids.flatMap((id) => (run.dues.get(id) ?? []).flatMap((due) => dueLine(due, run.today)))
  for (const owed of await listOwed(db, ids)) {
    const stage = campaignStage(
      {
        assignedOn: localDay(new Date(owed.assignedAt), run.zone),
        dueOn: owed.dueOn,
        reminders: remindersOf(owed.reminders),
      },
      run.today,
    )
    if (stage === null) continue
    const { campaignId, personId, dueOn } = owed
    const line = {
      notes: [{ kind: 'acknowledgement', subjectId: `${campaignId} ${dueOn}`, stage }],
      urgent: false,
      dueOn,
      words: campaignWords(owed.title),
      because: 'because it applies to you',
      names: [],
      path: await pathOf(db, campaignId, run),
    }
    lines.push({ personId, line })
  }
  return lines
}

function dueLine(due: Due, today: string): Theirs[] {
  const stage = stageOn(due, today)
  if (stage === null) return []
  const { kind, subjectId, personId, dueOn, because, path } = due
  const notes = [{ kind, subjectId, stage }]
  const line = { notes, urgent: isUrgent(kind), dueOn, words: dueWords(due), because, names: [], path }
  return [{ personId, line }]
}

async function pathOf(db: Db, campaignId: string, { memory }: Run): Promise<string> {
  const known = memory.paths.get(campaignId) ?? (await campaignPath(db, campaignId))
  memory.paths.set(campaignId, known)
  return known
}

/** For managers: who of their own people has not answered, long enough after the due day. One line for each campaign. */
async function managerLines(db: Db, people: Mailable[], run: Run): Promise<Theirs[]> {
  if (run.rules.managerAfter === 0) return []
  const before = daysLater(run.today, -run.rules.managerAfter + 1)
  const lines: Theirs[] = []
  for (const { id } of people) {
    const overdue = (await listOverdueOf(db, id, { before, limit: mostOverdue }))
      .filter((owed) => isForManager(owed, run))
      .slice(0, mostNames)
    for (const campaignId of new Set(overdue.map((owed) => owed.campaignId)))
      lines.push({ personId: id, line: managerLine(overdue.filter((one) => one.campaignId === campaignId)) })
  }
  return lines
}

function isForManager(owed: OwedAnswer, { rules, today }: Run): boolean {
  const days = managerDays(remindersOf(owed.reminders), rules.managerAfter)
  return days > 0 && daysLater(owed.dueOn, days) <= today
}

function managerLine(overdue: (OwedAnswer & { personName: string })[]): DigestLine {
  const [first] = overdue
  return {
    notes: overdue.map(({ campaignId, personId }) => ({
      kind: 'manager',
      subjectId: `${campaignId} ${personId}`,
      stage: 'overdue',
    })),
    urgent: false,
    dueOn: first?.dueOn ?? '',
    words: `Your people have not answered yet: “${first?.title ?? ''}”`,
    because: '',
    names: overdue.map((one) => one.personName),
    path: null,
  }
}

/** By person: the lines that still have something nobody noted. */
async function unnotedLines(db: Db, lines: Theirs[]): Promise<Map<string, DigestLine[]>> {
  const stages = lines.flatMap(({ personId, line }) => line.notes.map((note) => ({ ...note, personId })))
  const open = new Set(
    (await unnotedStages(db, stages)).map((one) => JSON.stringify([one.personId, one.kind, one.subjectId])),
  )
  const found = new Map<string, DigestLine[]>()
  for (const { personId, line } of lines)
    if (line.notes.some((note) => open.has(JSON.stringify([personId, note.kind, note.subjectId]))))
      found.set(personId, [...(found.get(personId) ?? []), line])
  return found
}
