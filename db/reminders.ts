// Reminders: what somebody was reminded of, once each, and the one message a person gets on a day.
import type { Db, Trx } from './tables'

type Stage = { kind: string; subjectId: string; personId: string; stage: string }

/** Which of these stages nobody has noted yet. Asked for one person at a time. */
export async function unnotedStages<S extends Stage>(db: Db, personId: string, stages: S[]): Promise<S[]> {
  const subjects = [...new Set(stages.map((one) => one.subjectId))]
  const noted = new Set<string>()
  for (let start = 0; start < subjects.length; start += 200) {
    const rows = await db
      .selectFrom('reminders')
      .select(['kind', 'subject_id', 'stage'])
      .where('kind', 'in', [...new Set(stages.map((one) => one.kind))])
      .where('subject_id', 'in', subjects.slice(start, start + 200))
      .where('person_id', '=', personId)
      .execute()
    for (const row of rows) noted.add(JSON.stringify([row.kind, row.subject_id, row.stage]))
  }
  return stages.filter((one) => !noted.has(JSON.stringify([one.kind, one.subjectId, one.stage])))
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
