// Upload a template of one's own: read into a checked tree, never compiled or run; kept as it came, version after version.
import { insertUploadedTemplate, keepTemplateCopy, listUploadedTemplates } from '../../db/template-copies'
import type { Desk } from '../context'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Template } from '../domain/template'
import { acceptVersion } from '../domain/template-version'
import { isKebab, limits } from '../templates/grammar'
import type { TemplateMistake } from '../templates/mistake'
import { parseTemplate } from '../templates/read-template'
import { actingPerson } from './acting-person'
import { change } from './change'

export type TemplateUpload = { id: string; source: string }

/** A text with mistakes is refused with all of them, in reading order. */
export type UploadOutcome<Value> =
  Extract<Outcome<Value>, { ok: true }> | (Refusal & { mistakes?: TemplateMistake[] })

/**
 * Keeps a template that an administrator wrote. Out: what it is called now. Refuses an id that cannot be one, a text with
 * mistakes (rule `template-mistakes`, with `mistakes`), and a version that is not higher than those before.
 */
export async function uploadTemplate(
  desk: Desk,
  upload: TemplateUpload,
): Promise<UploadOutcome<{ id: string; version: string; title: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-templates'))
    return refused('not-allowed', 'Only administrators upload templates. Ask one of them.')
  const read = readUpload(upload)
  if (!read.ok) return read
  const { template, source } = read.value
  return change(desk, async ({ trx, at, record }) => {
    const shipped = desk.candor.library.templates.find((one) => one.id === template.id)
    const uploads = (await listUploadedTemplates(trx)).filter((one) => one.templateId === template.id)
    const before = [...uploads.map((one) => one.version), ...(shipped ? [shipped.version] : [])]
    const higher = acceptVersion(template.version, before)
    if (!higher.ok) return higher
    const { id, version, title } = template
    const digest = await keepTemplateCopy(trx, template, at)
    await insertUploadedTemplate(trx, { templateId: id, version, digest, source, by: person, at })
    await record({
      action: 'template.uploaded',
      subject: { kind: 'template', id },
      detail: { template: id, version, title },
    })
    return accepted({ id, version, title })
  })
}

function readUpload({ id, source }: TemplateUpload): UploadOutcome<{ template: Template; source: string }> {
  if (!isKebab(id)) {
    const sentence = 'Give it an id of small letters, digits and single hyphens, like “volunteer-rules”.'
    return refused('not-an-id', sentence, { id: sentence })
  }
  const wrong = sourceMistake(source)
  if (wrong !== undefined) return refused('source-not-readable', wrong, { source: wrong })
  const kept = asKept(source)
  const reading = parseTemplate(kept, { file: 'template.mdx', id })
  if (reading.ok) return accepted({ template: reading.value, source: kept })
  const { length } = reading.mistakes
  const sentence = length === 1 ? 'The template has a mistake.' : `The template has ${length} mistakes.`
  const refusal = refused('template-mistakes', sentence, {
    source: 'Mend what is listed, then send it again.',
  })
  return { ...refusal, mistakes: reading.mistakes }
}

/** One spelling of line ends, and no mark at the start that nobody sees. */
function asKept(source: string): string {
  return source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

function sourceMistake(source: string): string | undefined {
  if (source.trim() === '') return 'Choose a file, or paste the text of a template.'
  if (source.length > limits.file)
    return 'The file is larger than 1 MB. A template is text for people: split it.'
  if (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd-\uffff]/.test(source) ||
    /\p{Surrogate}/u.test(source)
  )
    return 'The file holds signs that are not text. Save it as plain text in UTF-8.'
  return undefined
}
