// Which templates there are: those that ship, those that were uploaded, and the very ones that drafts were made from.
import { LRUCache } from 'lru-cache'
import { findTemplateCopy, listUploadedTemplates } from '../../db/template-copies'
import type { Db } from '../../db/tables'
import type { Draft } from '../domain/draft'
import { templateDigest } from '../domain/fingerprint'
import type { Template } from '../domain/template'
import type { Library } from '../templates/library'

/** Kept templates by digest: they never change. */
const copies = new LRUCache<string, Template>({ max: 64 })
const digests = new WeakMap<Template, string>()

/** Every policy template a policy can be started from, by title. An upload stands before a shipped one of its id. */
export async function listTemplates(db: Db, library: Library): Promise<Template[]> {
  const uploads = await currentUploads(db)
  const shipped = library.templates.filter(
    (template) => template.kind === 'policy' && !uploads.some((upload) => upload.id === template.id),
  )
  return [...shipped, ...uploads].sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

/** The template with this id that a policy would be started from now, or undefined. */
export async function findTemplate(db: Db, library: Library, id: string): Promise<Template | undefined> {
  return (await listTemplates(db, library)).find((template) => template.id === id)
}

/** The very template a draft or a version was made from, whatever the folder says now; undefined when there is no copy. */
export async function templateOfDraft(
  db: Db,
  library: Library,
  draft: Pick<Draft, 'templateId' | 'templateDigest'>,
): Promise<Template | undefined> {
  const installed = library.templates.find((template) => template.id === draft.templateId)
  if (draft.templateDigest === '') return installed
  if (installed && digestOf(installed) === draft.templateDigest) return installed
  return templateCopy(db, draft.templateDigest)
}

/** `templateDigest`, computed once for each template object. */
export function digestOf(template: Template): string {
  const known = digests.get(template)
  if (known !== undefined) return known
  const digest = templateDigest(template)
  digests.set(template, digest)
  return digest
}

async function currentUploads(db: Db): Promise<Template[]> {
  const latest = new Map<string, string>()
  for (const upload of await listUploadedTemplates(db)) {
    if (upload.withdrawnAt === null && !latest.has(upload.templateId))
      latest.set(upload.templateId, upload.digest)
  }
  const templates: Template[] = []
  for (const digest of latest.values()) {
    const template = await templateCopy(db, digest)
    if (template) templates.push(template)
  }
  return templates
}

async function templateCopy(db: Db, digest: string): Promise<Template | undefined> {
  const known = copies.get(digest)
  if (known) return known
  const template = await findTemplateCopy(db, digest)
  if (template) copies.set(digest, template)
  return template
}
