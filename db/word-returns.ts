// Word files that came back, as they were read: waiting for the person who brought them. Unkept ones are gone after a day.
import type { ReturnChoices, WordReading } from '../app/domain/word-return'
import type { Db, Trx } from './tables'

export type WordReturn = {
  id: string
  policyId: string
  fileName: string
  /** Of the file's bytes. */
  sha256: string
  baseFingerprint: string
  reading: WordReading
  choices: ReturnChoices
  createdAt: string
  expiresAt: string
  /** When its suggestions were brought in; null while it waits. */
  keptAt: string | null
}

/** Files that one person may have waiting; the oldest goes when another comes. */
const mostWaiting = 5

/** Writes a reading. */
export async function insertReturn(
  trx: Trx,
  made: Omit<WordReturn, 'createdAt' | 'expiresAt' | 'keptAt'> & {
    personId: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  await trx
    .insertInto('word_returns')
    .values({
      id: made.id,
      person_id: made.personId,
      policy_id: made.policyId,
      file_name: made.fileName,
      sha256: made.sha256,
      base_fingerprint: made.baseFingerprint,
      reading: JSON.stringify(made.reading),
      choices: JSON.stringify(made.choices),
      created_at: made.at.toISOString(),
      expires_at: made.expiresAt.toISOString(),
      kept_at: null,
    })
    .execute()
  const waiting = await trx
    .selectFrom('word_returns')
    .select('id')
    .where('person_id', '=', made.personId)
    .where('kept_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  const old = waiting.slice(mostWaiting).map((row) => row.id)
  if (old.length > 0) await trx.deleteFrom('word_returns').where('id', 'in', old).execute()
}

/** The reading with this id, for the person who brought the file; until it expires, or for good once it was kept. */
export async function findReturn(
  db: Db,
  wanted: { id: string; personId: string; policyId: string; at: Date },
): Promise<WordReturn | undefined> {
  const row = await db
    .selectFrom('word_returns')
    .selectAll()
    .where('id', '=', wanted.id)
    .where('person_id', '=', wanted.personId)
    .where('policy_id', '=', wanted.policyId)
    .where('expires_at', '>', wanted.at.toISOString())
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    policyId: row.policy_id,
    fileName: row.file_name,
    sha256: row.sha256,
    baseFingerprint: row.base_fingerprint,
    reading: JSON.parse(row.reading) as WordReading,
    choices: JSON.parse(row.choices) as ReturnChoices,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    keptAt: row.kept_at,
  }
}

/** Who brought this very file in before, and when; undefined when nobody did. */
export async function findKeptReturn(
  db: Db,
  file: { policyId: string; sha256: string },
): Promise<{ name: string; keptAt: string } | undefined> {
  const row = await db
    .selectFrom('word_returns')
    .innerJoin('people', 'people.id', 'word_returns.person_id')
    .select(['people.name', 'word_returns.kept_at'])
    .where('word_returns.policy_id', '=', file.policyId)
    .where('word_returns.sha256', '=', file.sha256)
    .where('word_returns.kept_at', 'is not', null)
    .orderBy('word_returns.id')
    .executeTakeFirst()
  return row && row.kept_at !== null ? { name: row.name, keptAt: row.kept_at } : undefined
}

/** Notes that the suggestions of a file were brought in. False when they were before. */
export async function noteKept(
  trx: Trx,
  kept: { id: string; choices: ReturnChoices; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('word_returns')
    .set({ choices: JSON.stringify(kept.choices), kept_at: kept.at.toISOString() })
    .where('id', '=', kept.id)
    .where('kept_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Forgets readings that nobody brought in in time. What was brought in stays known by its digest. */
export async function forgetReturns(trx: Trx, at: Date): Promise<void> {
  await trx
    .deleteFrom('word_returns')
    .where('expires_at', '<', at.toISOString())
    .where('kept_at', 'is', null)
    .execute()
}
