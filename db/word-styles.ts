// The organisation's own Word files whose look exports take. One is in use; those before it stay, with the day they ended.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type WordStyles = {
  id: string
  fileName: string
  /** Of the file, in hexadecimal. */
  sha256: string
  uploadedBy: string
  uploadedByName: string
  uploadedAt: string
  endedAt: string | null
}

/** The one in use, without its file; undefined while exports look as Candor makes them. */
export async function findWordStyles(db: Db): Promise<WordStyles | undefined> {
  return (await listWordStyles(db)).find((one) => one.endedAt === null)
}

/** All of them without their files, the newest first. */
export async function listWordStyles(db: Db): Promise<WordStyles[]> {
  const rows = await db
    .selectFrom('word_styles')
    .select(['id', 'file_name', 'sha256', 'uploaded_by', 'uploaded_by_name', 'uploaded_at', 'ended_at'])
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    uploadedBy: row.uploaded_by,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    endedAt: row.ended_at,
  }))
}

/** The file itself. */
export async function findWordStylesFile(db: Db, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('word_styles').select('bytes').where('id', '=', id).executeTakeFirst()
  return row && new Uint8Array(Buffer.from(row.bytes, 'base64'))
}

export async function insertWordStyles(
  trx: Trx,
  file: { fileName: string; sha256: string; bytes: Uint8Array; by: { id: string; name: string }; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('word_styles')
    .values({
      id,
      file_name: file.fileName,
      sha256: file.sha256,
      bytes: Buffer.from(file.bytes).toString('base64'),
      uploaded_by: file.by.id,
      uploaded_by_name: file.by.name,
      uploaded_at: file.at.toISOString(),
      ended_at: null,
    })
    .execute()
  return id
}

/** Ends the one in use. False when there was none. */
export async function endWordStylesInUse(trx: Trx, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('word_styles')
    .set({ ended_at: at.toISOString() })
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}
