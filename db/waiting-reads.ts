// What waits to be read by one person, with what it costs them: the minutes, and what changed since they acknowledged it last.
import type { Since } from '../app/governance/since-acknowledged'
import { listAskedOf, type AskedOf } from './asked-of'
import { groupsOfPeople } from './kept'
import { minutesOfText } from './reader-texts'
import { listSince } from './since-acknowledged'
import type { Db } from './tables'

export type WaitingRead = AskedOf & {
  /** Whole minutes: for all of it, or only for what is new to somebody who acknowledged an earlier version. */
  minutes: number
  since: Since | null
}

/** The first of what this person still owes, by the day it is due; `more` counts the rest. */
export async function listWaitingReads(
  db: Db,
  reader: { personId: string; at: Date; limit: number },
): Promise<{ waiting: WaitingRead[]; more: number }> {
  const asked = (await listAskedOf(db, reader)).sort((one, other) => one.dueOn.localeCompare(other.dueOn))
  const shown = asked.slice(0, reader.limit)
  if (shown.length === 0) return { waiting: [], more: 0 }
  const { personId } = reader
  const groups = (await groupsOfPeople(db, [personId])).get(personId) ?? []
  const since = await listSince(db, { personId, groups }, shown)
  const waiting = []
  for (const one of shown) {
    const earlier = since.get(one.versionId) ?? null
    const known = earlier?.acknowledged
    const minutes = await minutesOfText(db, one, { groups, known })
    waiting.push({ ...one, minutes: minutes ?? 1, since: earlier })
  }
  return { waiting, more: asked.length - shown.length }
}
