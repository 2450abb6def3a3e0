// The organisation's profile: one row of answers, saved only onto the revision it came from, and what it said before.
import type { Answers } from '../app/domain/answer'
import type { Db, Trx } from './tables'

export type Profile = { answers: Answers; revision: number; changedAt: string | null }

/** What the profile said after one of its changes. */
export type ProfileRevision = { revision: number; answers: Answers; changedByName: string; changedAt: string }

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
  change: { by: { id: string; name: string }; at: Date },
): Promise<boolean> {
  const answers = JSON.stringify(profile.answers)
  const at = change.at.toISOString()
  const result = await trx
    .updateTable('profile')
    .set({ answers, revision: profile.revision + 1, changed_by: change.by.id, changed_at: at })
    .where('id', '=', 'profile')
    .where('revision', '=', profile.revision)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) return false
  await trx
    .insertInto('profile_revisions')
    .values({
      revision: profile.revision + 1,
      answers,
      changed_by: change.by.id,
      changed_by_name: change.by.name,
      changed_at: at,
    })
    .execute()
  return true
}

/** The latest revisions of the profile, at most 200, newest first. The empty one that it begins with has no row. */
export async function listProfileRevisions(db: Db): Promise<ProfileRevision[]> {
  const rows = await db
    .selectFrom('profile_revisions')
    .select(['revision', 'answers', 'changed_by_name', 'changed_at'])
    .orderBy('revision', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    revision: Number(row.revision),
    answers: JSON.parse(row.answers) as Answers,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
  }))
}
