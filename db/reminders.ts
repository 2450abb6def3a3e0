// Reminders: what people were reminded of, once each, and the one message a person gets on a day.
import type { Db, Trx } from './tables'

type Stage = { kind: string; subjectId: string; personId: string; stage: string }

/** Which of these stages nobody has noted yet, of whoever they are. */
export async function unnotedStages<S extends Stage>(db: Db, stages: S[]): Promise<S[]> {
  const noted = new Set<string>()
  for (const kind of new Set(stages.map((one) => one.kind))) {
    const some = stages.filter((one) => one.kind === kind)
    for (let start = 0; start < some.length; start += 200) {
      const batch = some.slice(start, start + 200)
      const rows = await db
        .selectFrom('reminders')
        .select(['subject_id', 'person_id', 'stage'])
        .where('kind', '=', kind)
        .where('subject_id', 'in', [...new Set(batch.map((one) => one.subjectId))])
        .where('person_id', 'in', [...new Set(batch.map((one) => one.personId))])
        .execute()
      for (const row of rows) noted.add(keyOf(kind, row.subject_id, row.person_id, row.stage))
    }
  }
  return stages.filter((one) => !noted.has(keyOf(one.kind, one.subjectId, one.personId, one.stage)))
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts)
}

export type MailedDay = { personId: string; day: string; mailedAt: string }

/** On which days (ISO dates, where they are) these people got a message, from this one on. */
export async function listMailedDays(db: Db, personIds: string[], from: string): Promise<MailedDay[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('reminder_days')
    .selectAll()
    .where('person_id', 'in', personIds)
    .where('day', '>=', from)
    .execute()
  return rows.map((row) => ({ personId: row.person_id, day: row.day, mailedAt: row.mailed_at }))
}

/** Notes a stage. Out: false when it was noted before. */
export async function noteReminder(trx: Trx, stage: Stage & { day: string }): Promise<boolean> {
  const inserted = await trx
    .insertInto('reminders')
    .values({
      kind: stage.kind,
      subject_id: stage.subjectId,
      person_id: stage.personId,
      stage: stage.stage,
      day: stage.day,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id', 'person_id', 'stage']).doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Takes the person's one message of this day (ISO date). Out: false when it is taken. */
export async function takeReminderDay(
  trx: Trx,
  taken: { personId: string; day: string; at: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('reminder_days')
    .values({ person_id: taken.personId, day: taken.day, mailed_at: taken.at.toISOString() })
    .onConflict((conflict) => conflict.columns(['person_id', 'day']).doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}
