// The templates that ship, read as text: quick, and without the compiler that the server runs over them at its start.
import { basename } from 'node:path'
import { accepted, refused, type Outcome } from '../app/domain/outcome'
import type { Template } from '../app/domain/template'
import { findFiles } from '../app/templates/library-files'
import { onceEach, plainTree } from '../app/templates/mdx-tree'
import { didYouMean, mistakeLine, type Reading } from '../app/templates/mistake'
import { readTemplate } from '../app/templates/read-template'

/** Every template of the folder. Refuses when one of them has a mistake; the sentence names each. */
export async function readShippedTemplates(dir: string): Promise<Outcome<Template[]>> {
  const { templates: folders, mistakes } = await findFiles(dir)
  const templates: Template[] = []
  const wrong = [...mistakes]
  const readTree = onceEach(plainTree)
  for (const folder of folders) {
    const reading = await readTemplate(folder, readTree)
    if (reading.ok) templates.push(reading.value)
    else wrong.push(...reading.mistakes)
  }
  return wrong.length > 0
    ? refused('template-mistakes', wrong.map(mistakeLine).join('\n'))
    : accepted(templates)
}

/** One template by id. Refuses an unknown id (`no-template`) and a template with mistakes (`template-mistakes`). */
export async function readShippedTemplate(dir: string, id: string): Promise<Outcome<Template>> {
  const { templates: folders } = await findFiles(dir)
  const folder = folders.find((candidate) => basename(candidate) === id)
  if (folder === undefined) {
    const known = folders.map((candidate) => basename(candidate))
    const fix = didYouMean(id, known, 'See which there are: candor templates')
    return refused('no-template', `There is no template "${id}". ${fix}`)
  }
  const reading: Reading<Template> = await readTemplate(folder)
  return reading.ok
    ? accepted(reading.value)
    : refused('template-mistakes', reading.mistakes.map(mistakeLine).join('\n'))
}
