// Checks a folder of templates that somebody wrote: reads every file, compiles and runs none.
import { findFiles } from './library-files'
import { onceEach, plainTree } from './mdx-tree'
import type { TemplateMistake } from './mistake'
import { inReadingOrder } from './mistake'
import { readScenario } from './read-scenario'
import { readTemplate } from './read-template'

/** What was read, so that "no mistakes" can be told from "no templates". */
export type TemplateCheck = { templates: number; scenarios: number; mistakes: TemplateMistake[] }

/** Every mistake in the templates and scenarios of a folder, in reading order. Safe for folders of strangers. */
export async function checkTemplateFolder(dir: string): Promise<TemplateCheck> {
  const files = await findFiles(dir)
  const mistakes = [...files.mistakes]
  const readTree = onceEach(plainTree)
  for (const folder of files.templates) {
    const reading = await readTemplate(folder, readTree)
    if (!reading.ok) mistakes.push(...reading.mistakes)
  }
  for (const file of files.scenarios) {
    const reading = await readScenario(file, readTree)
    if (!reading.ok) mistakes.push(...reading.mistakes)
  }
  if (files.templates.length + files.scenarios.length === 0 && mistakes.length === 0) {
    mistakes.push({
      file: dir,
      line: 1,
      sentence: 'There are no templates in this folder.',
      fix: 'A template is a folder with a template.mdx; scenarios stand in playbook/.',
    })
  }
  return {
    templates: files.templates.length,
    scenarios: files.scenarios.length,
    mistakes: inReadingOrder(mistakes),
  }
}
