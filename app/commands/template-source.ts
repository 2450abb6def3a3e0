// The text of a template, to download it or to start from it: as it was uploaded, or a shipped one as one file. A plain read.
import { findUploadedSource, listUploadedTemplates } from '../../db/template-copies'
import type { Db } from '../../db/tables'
import type { Library } from '../templates/library'

export type TemplateSource = { id: string; version: string; source: string }

/**
 * Without a version: the one a policy would be started from now. With one: that upload, also when it is withdrawn, or the
 * shipped one of that version. Undefined when there is no such text.
 */
export async function templateSource(
  db: Db,
  library: Library,
  wanted: { id: string; version?: string | undefined },
): Promise<TemplateSource | undefined> {
  const { id, version } = wanted
  const uploads = (await listUploadedTemplates(db)).filter((one) => one.templateId === id)
  const upload = uploads.find((one) =>
    version === undefined ? one.withdrawnAt === null : one.version === version,
  )
  const found = upload && (await findUploadedSource(db, upload.id))
  if (found) return { id, version: found.version, source: found.source }
  const shipped = library.templates.find((template) => template.id === id)
  const source = Object.hasOwn(library.sources ?? {}, id) ? library.sources?.[id] : undefined
  if (!shipped || source === undefined) return undefined
  return version === undefined || version === shipped.version
    ? { id, version: shipped.version, source }
    : undefined
}
