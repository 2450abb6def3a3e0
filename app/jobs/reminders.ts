// Reminds people of what is due: at most one message a person and day, each stage of each thing once, in working hours.
import { findOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { noteReminder, takeReminderDay, unnotedStages } from '../../db/reminders'
import { change } from '../commands/change'
import type { Candor } from '../context'
import { dayText, distanceText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { accepted, refused } from '../domain/outcome'
import { dueWords, isMailTime, stageOn, type Due } from '../governance/reminder'
import { gatherDue } from './gather-due'

type Reminder = Due & { stage: string }

/**
 * One pass. Safe to repeat and to run in several processes: the day of a person and each stage are taken in the transaction
 * that queues the message. Outside of working hours it does nothing; what fell on such a day waits for the next.
 * @returns how many messages it queued
 */
export async function remind(candor: Candor): Promise<number> {
  const at = candor.now()
  const organisation = await findOrganisation(candor.db)
  if (!organisation || !isMailTime(at, organisation.timeZone)) return 0
  const { timeZone } = organisation
  const today = localDay(at, timeZone)
  let sent = 0
  for (const [personId, due] of byPerson(await gatherDue(candor.db, at, timeZone), today)) {
    const reminders = await unnotedStages(candor.db, personId, due)
    if (reminders.length > 0 && (await send(candor, { personId, reminders, today, at }))) sent += 1
  }
  return sent
}

function byPerson(all: Due[], today: string): Map<string, Reminder[]> {
  const people = new Map<string, Reminder[]>()
  for (const due of all) {
    const stage = stageOn(due, today)
    if (stage !== null) people.set(due.personId, [...(people.get(due.personId) ?? []), { ...due, stage }])
  }
  return people
}

async function send(
  candor: Candor,
  one: { personId: string; reminders: Reminder[]; today: string; at: Date },
): Promise<boolean> {
  const { personId, today, at } = one
  const outcome = await change({ candor, actor: { kind: 'clock' }, at }, async ({ trx, tell }) => {
    const person = await findPerson(trx, personId)
    if (!person?.email || person.leftAt) return nobodyThere
    if (!(await takeReminderDay(trx, { personId, day: today, at }))) return hadTheirs
    const fresh: Reminder[] = []
    for (const reminder of one.reminders)
      if (await noteReminder(trx, { ...reminder, day: today })) fresh.push(reminder)
    if (fresh.length === 0) return hadTheirs
    await tell({
      personId,
      address: person.email,
      subject: subjectOf(fresh),
      body: [
        `Dear ${person.name},`,
        ...fresh
          .sort((first, second) => first.dueOn.localeCompare(second.dueOn))
          .map((due) => lineOf(due, today, candor.settings.url)),
        'You get at most one such message a day, and each reminder once.',
      ].join('\n\n'),
    })
    return accepted(null)
  })
  return outcome.ok
}

const nobodyThere = refused('nobody-there', 'This person has no address or has left.')
const hadTheirs = refused('had-theirs', 'This person was reminded today.')

function subjectOf(reminders: Reminder[]): string {
  const [only] = reminders
  return only && reminders.length === 1 ? dueWords(only) : `${reminders.length} things are due`
}

function lineOf(due: Reminder, today: string, url: string): string {
  const when = due.dueOn < today ? 'was due' : 'is due'
  return `${dueWords(due)}: it ${when} on ${dayText(due.dueOn)} (${distanceText(due.dueOn, today)}), ${due.because}.\n${url}${due.path}`
}
