// Small template texts for tests: a whole file around the few lines that a test is about.
import type { Template } from '../../app/domain/template'
import type { TemplateMistake } from '../../app/templates/mistake'
import { parseTemplate } from '../../app/templates/read-template'

const front = {
  version: '"1.0.0"',
  kind: 'policy',
  title: 'Test policy',
  language: 'en-GB',
  summary: 'For a test.',
  forWhom: 'Testers.',
  minutes: '5',
}

export const opening =
  '<Clause id="one" section="purpose" title="One" why="Because." source="Ourselves." checked="known">'

/** Questions of every testable type: who (text), ok (yes-no), size (single), goals (multiple). */
export const questions = [
  question('who', 'text'),
  question('ok', 'yes-no'),
  question('size', 'single', ['small', 'large']),
  question('goals', 'multiple', ['listen', 'help', 'learn']),
].join('\n\n')

export function question(id: string, type: string, options: string[] = []): string {
  const tag = `<Question id="${id}" type="${type}" label="${id}?" help="Help." example="Example." why="Why." placeholder="the ${id}"`
  if (options.length === 0) return `${tag} />`
  return `${tag}>\n${options.map((value) => `<Option value="${value}" label="${value}" />`).join('\n')}\n</Question>`
}

/** A file with this front matter (keys can be replaced, or taken out by undefined) and this body. */
export function file(body: string, keys: Record<string, string | undefined> = {}): string {
  const lines = Object.entries({ ...front, ...keys }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  )
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`
}

/** A file of one clause that holds this text and the four questions. */
export function clause(text: string): string {
  return file(`${opening}\n\n${questions}\n\n${text}\n\n</Clause>`)
}

/** The template of a text that must be right. */
export function templateOf(source: string): Template {
  const reading = parseTemplate(source, { file: 'test.mdx' })
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes, null, 2))
  return reading.value
}

/** What is wrong with a text that must be wrong. */
export function mistakesIn(source: string): TemplateMistake[] {
  const reading = parseTemplate(source, { file: 'test.mdx' })
  return reading.ok ? [] : reading.mistakes
}

/** The line (from 1) on which these words first stand. */
export function lineWith(source: string, words: string): number {
  return source.slice(0, source.indexOf(words)).split('\n').length
}
