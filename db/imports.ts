// Imports: files as they were read, waiting for the person who brought them to make a draft. Gone after a day.
import type { ImportChoices } from '../app/domain/import-plan'
import type { ImportedPolicy } from '../app/domain/imported-policy'
import type { Db, Trx } from './tables'

export type ImportRecord = {
  id: string
  fileName: string
  /** Of the file's bytes, or of the text that was pasted. */
  sha256: string
  templateId: string
  title: string
  policy: ImportedPolicy
  /** The text as it was before its tracked changes; null when it has none. */
  beforeChanges: ImportedPolicy | null
  choices: StoredChoices
  expiresAt: string
}

/** What the person chose so far, and which of the two texts. */
export type StoredChoices = ImportChoices & { changes: 'taken-in' | 'left-out' }

/** Imports that one person may have waiting; the oldest goes when another comes. */
const mostWaiting = 5

/** Writes an import. */
export async function insertImport(
  trx: Trx,
  kept: Omit<ImportRecord, 'expiresAt'> & { personId: string; at: Date; expiresAt: Date },
): Promise<void> {
  await trx
    .insertInto('imports')
    .values({
      id: kept.id,
      person_id: kept.personId,
      file_name: kept.fileName,
      sha256: kept.sha256,
      template_id: kept.templateId,
      title: kept.title,
      policy: JSON.stringify(kept.policy),
      before_changes: kept.beforeChanges && JSON.stringify(kept.beforeChanges),
      choices: JSON.stringify(kept.choices),
      created_at: kept.at.toISOString(),
      expires_at: kept.expiresAt.toISOString(),
    })
    .execute()
  const waiting = await trx
    .selectFrom('imports')
    .select('id')
    .where('person_id', '=', kept.personId)
    .orderBy('id', 'desc')
    .execute()
  const old = waiting.slice(mostWaiting).map((row) => row.id)
  if (old.length > 0) await trx.deleteFrom('imports').where('id', 'in', old).execute()
}

/** The import with this id, for the person who brought it and before it expires; else undefined. */
export async function findImport(
  db: Db,
  wanted: { id: string; personId: string; at: Date },
): Promise<ImportRecord | undefined> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', wanted.id)
    .where('person_id', '=', wanted.personId)
    .where('expires_at', '>', wanted.at.toISOString())
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    templateId: row.template_id,
    title: row.title,
    policy: JSON.parse(row.policy) as ImportedPolicy,
    beforeChanges: row.before_changes === null ? null : (JSON.parse(row.before_changes) as ImportedPolicy),
    choices: JSON.parse(row.choices) as StoredChoices,
    expiresAt: row.expires_at,
  }
}

/** Keeps what the person chose so far. */
export async function updateImport(
  trx: Trx,
  kept: Pick<ImportRecord, 'id' | 'templateId' | 'title' | 'choices'>,
): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ template_id: kept.templateId, title: kept.title, choices: JSON.stringify(kept.choices) })
    .where('id', '=', kept.id)
    .execute()
}

/** Forgets imports that nobody made a draft of in time. */
export async function forgetImports(trx: Trx, at: Date): Promise<void> {
  await trx.deleteFrom('imports').where('expires_at', '<', at.toISOString()).execute()
}
