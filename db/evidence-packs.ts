// Evidence packs that were brought from elsewhere: kept as they came, found by their SHA-256.
import { newId } from './identifier'
import type { Db, EvidencePacksTable, Trx } from './tables'

export type KeptPack = {
  id: string
  sha256: string
  fileName: string
  title: string
  organisation: string
  importedByName: string
  importedAt: string
}

const summaryColumns = [
  'id',
  'sha256',
  'file_name',
  'title',
  'organisation',
  'imported_by_name',
  'imported_at',
] as const

/** Keeps a pack. Out: its id; that of the earlier one when the same bytes are here already, and `isNew` is false then. */
export async function insertEvidencePack(
  trx: Trx,
  pack: {
    sha256: string
    fileName: string
    title: string
    organisation: string
    bytes: Uint8Array
    importedBy: { id: string; name: string }
    at: Date
  },
): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const inserted = await trx
    .insertInto('evidence_packs')
    .values({
      id,
      sha256: pack.sha256,
      file_name: pack.fileName,
      title: pack.title,
      organisation: pack.organisation,
      bytes: Buffer.from(pack.bytes.buffer, pack.bytes.byteOffset, pack.bytes.byteLength).toString('base64'),
      imported_by: pack.importedBy.id,
      imported_by_name: pack.importedBy.name,
      imported_at: pack.at.toISOString(),
    })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0) return { id, isNew: true }
  const earlier = await trx
    .selectFrom('evidence_packs')
    .select('id')
    .where('sha256', '=', pack.sha256)
    .executeTakeFirstOrThrow()
  return { id: earlier.id, isNew: false }
}

/** Newest first. */
export async function listEvidencePacks(
  db: Db,
  page: { before?: string | undefined; limit: number },
): Promise<KeptPack[]> {
  const rows = await db
    .selectFrom('evidence_packs')
    .select(summaryColumns)
    .$if(page.before !== undefined, (packs) => packs.where('id', '<', page.before ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(keptPack)
}

/** The pack with its bytes, or undefined. */
export async function findEvidencePack(
  db: Db,
  id: string,
): Promise<(KeptPack & { bytes: Uint8Array }) | undefined> {
  const row = await db
    .selectFrom('evidence_packs')
    .select([...summaryColumns, 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...keptPack(row), bytes: Buffer.from(row.bytes, 'base64') }
}

function keptPack(row: Pick<EvidencePacksTable, (typeof summaryColumns)[number]>): KeptPack {
  return {
    id: row.id,
    sha256: row.sha256,
    fileName: row.file_name,
    title: row.title,
    organisation: row.organisation,
    importedByName: row.imported_by_name,
    importedAt: row.imported_at,
  }
}
