// The organisation's profile: one row of answers, saved only onto the revision it came from.
import type { Answers } from '../app/domain/answer'
import type { Db, Trx } from './tables'

export type Profile = { answers: Answers; revision: number; changedAt: string | null }

/** The profile; empty while nobody has answered anything. */
export async function getProfile(db: Db): Promise<Profile> {
  const row = await db
    .selectFrom('profile')
    .select(['answers', 'revision', 'changed_at'])
    .where('id', '=', 'profile')
    .executeTakeFirstOrThrow()
  return {
    answers: JSON.parse(row.answers) as Answers,
    revision: Number(row.revision),
    changedAt: row.changed_at,
  }
}

/** Saves the next revision onto `profile.revision`. Returns false when somebody saved since that was read. */
export async function updateProfile(
  trx: Trx,
  profile: { answers: Answers; revision: number },
  change: { by: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('profile')
    .set({
      answers: JSON.stringify(profile.answers),
      revision: profile.revision + 1,
      changed_by: change.by,
      changed_at: change.at.toISOString(),
    })
    .where('id', '=', 'profile')
    .where('revision', '=', profile.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
