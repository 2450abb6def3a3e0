// Sample answers beside a template: what an invented organisation would say, for the preview in the gallery.
import { readFile, stat } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { readAnswers } from '../domain/answer'
import type { Template } from '../domain/template'
import { limits } from './grammar'
import type { Reading } from './mistake'
import { tooLarge } from './mdx-tree'

/** The template with the answers of its sample file; without one it stays as it is. Refuses answers that do not fit. */
export async function withSample(template: Template, file: string): Promise<Reading<Template>> {
  const source = await sourceOf(file)
  if (source === undefined) return { ok: true, value: template }
  if (source.length > limits.file) return { ok: false, mistakes: [tooLarge(file)] }
  const document = parseDocument(source, { schema: 'core', uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    return wrong(file, error.linePos?.[0].line ?? 1, 'The sample answers cannot be read here.', {
      fix: 'Write one "question-id: answer" on each line; words that contain a colon need quotes.',
    })
  }
  const answers = readAnswers(template, plainValue(document))
  if (!answers.ok)
    return wrong(file, 1, answers.sentence, { fix: 'Change that answer, or take it out of the file.' })
  return { ok: true, value: { ...template, sample: answers.value } }
}

async function sourceOf(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file)
    return size > limits.file ? ' '.repeat(limits.file + 1) : await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Aliases are not followed: a few lines could swell to gigabytes. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown
  } catch {
    return null
  }
}

function wrong(file: string, line: number, sentence: string, { fix }: { fix: string }): Reading<Template> {
  return { ok: false, mistakes: [{ file, line, sentence, fix }] }
}
