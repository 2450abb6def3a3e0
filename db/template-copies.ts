// Template copies: the templates that drafts were made from, as they were, and those that administrators uploaded.
import type { Template } from '../app/domain/template'
import { templateDigest } from '../app/domain/fingerprint'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Keeps a template as it is now; one that is kept already costs nothing. Out: its digest. */
export async function keepTemplateCopy(trx: Trx, template: Template, at: Date): Promise<string> {
  const digest = templateDigest(template)
  await trx
    .insertInto('template_copies')
    .values({
      digest,
      template_id: template.id,
      version: template.version,
      template: JSON.stringify(template),
      kept_at: at.toISOString(),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
  return digest
}

/** The template with this digest as it was kept, or undefined. */
export async function findTemplateCopy(db: Db, digest: string): Promise<Template | undefined> {
  const row = await db
    .selectFrom('template_copies')
    .select('template')
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && (JSON.parse(row.template) as Template)
}

export type UploadedTemplate = {
  id: string
  templateId: string
  version: string
  digest: string
  uploadedBy: string
  uploadedByName: string
  uploadedAt: string
  withdrawnAt: string | null
}

/** Writes an upload; its checked template must have been kept under `digest`. */
export async function insertUploadedTemplate(
  trx: Trx,
  upload: {
    templateId: string
    version: string
    digest: string
    source: string
    by: { id: string; name: string }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('uploaded_templates')
    .values({
      id,
      template_id: upload.templateId,
      version: upload.version,
      digest: upload.digest,
      source: upload.source,
      uploaded_by: upload.by.id,
      uploaded_by_name: upload.by.name,
      uploaded_at: upload.at.toISOString(),
      withdrawn_at: null,
    })
    .execute()
  return id
}

/** Every upload without its text, newest first. */
export async function listUploadedTemplates(db: Db): Promise<UploadedTemplate[]> {
  const rows = await db
    .selectFrom('uploaded_templates')
    .select([
      'id',
      'template_id',
      'version',
      'digest',
      'uploaded_by',
      'uploaded_by_name',
      'uploaded_at',
      'withdrawn_at',
    ])
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    templateId: row.template_id,
    version: row.version,
    digest: row.digest,
    uploadedBy: row.uploaded_by,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    withdrawnAt: row.withdrawn_at,
  }))
}

/** The text of an upload as it came, or undefined. */
export async function findUploadedSource(
  db: Db,
  id: string,
): Promise<{ templateId: string; version: string; source: string } | undefined> {
  const row = await db
    .selectFrom('uploaded_templates')
    .select(['template_id', 'version', 'source'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { templateId: row.template_id, version: row.version, source: row.source }
}

/** Takes a template out of the gallery: all its uploads. Policies made from it keep their copy. */
export async function withdrawUploadedTemplate(trx: Trx, templateId: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('uploaded_templates')
    .set({ withdrawn_at: at.toISOString() })
    .where('template_id', '=', templateId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}
