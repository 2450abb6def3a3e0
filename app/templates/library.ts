// The library: every template and scenario that ships, read once and remembered, so that the next start takes no time.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import type { Scenario } from '../domain/playbook'
import type { Template } from '../domain/template'
import { limits } from './grammar'
import type { TemplateMistake } from './mistake'
import { inReadingOrder, TemplateMistakes } from './mistake'
import type { Files } from './library-files'
import { findFiles } from './library-files'

export type Library = {
  templates: Template[]
  scenarios: Scenario[]
  /** Template id → its text as one file, for people who want to start from it. */
  sources?: Record<string, string>
}

/** Goes up whenever the same files would be read into something else: an older cache is then worth nothing. */
const format = 4

/**
 * Reads every template and scenario of a folder that ships with the product, compiling each file by mdx-bundler, two at
 * a time. In: the folder; where to remember the result (optional). Throws TemplateMistakes with every mistake found.
 * A cache that is old, damaged or cannot be written is ignored.
 */
export async function loadLibrary(dir: string, { cacheFile }: { cacheFile?: string } = {}): Promise<Library> {
  const files = await findFiles(dir)
  const key = await contentKey(dir, files)
  const kept = cacheFile ? await readCache(cacheFile, key) : undefined
  if (kept) return kept
  const library = await readLibrary(files)
  if (cacheFile) await writeCache(cacheFile, key, library)
  return library
}

/** The reader and the compiler are loaded only when there is something to read: they are large. */
async function readLibrary(files: Files): Promise<Library> {
  const [{ readTemplate }, { readScenario }, { compiledTree }, { onceEach }, { inlinedSource }] =
    await Promise.all([
      import('./read-template'),
      import('./read-scenario'),
      import('./compiled-tree'),
      import('./mdx-tree'),
      import('./inlined-source'),
    ])
  const mistakes: TemplateMistake[] = [...files.mistakes]
  const readTree = onceEach(compiledTree)
  const library: Library = { templates: [], scenarios: [] }
  const sources: Record<string, string> = {}
  const templates = files.templates.map(async (folder) => ({
    reading: await readTemplate(folder, readTree),
    source: await inlinedSource(folder),
  }))
  const scenarios = files.scenarios.map((file) => readScenario(file, readTree))
  for (const { reading, source } of await Promise.all(templates)) {
    if (reading.ok) library.templates.push(reading.value)
    else mistakes.push(...reading.mistakes)
    if (reading.ok && source !== undefined) sources[reading.value.id] = source
  }
  for (const reading of await Promise.all(scenarios)) {
    if (reading.ok) library.scenarios.push(reading.value)
    else mistakes.push(...reading.mistakes)
  }
  if (mistakes.length > 0) throw new TemplateMistakes(inReadingOrder(mistakes))
  return { ...library, sources }
}

/** SHA-256 over the format and the names and contents of all files that a template may be made of. */
async function contentKey(dir: string, files: Files): Promise<string> {
  const hash = createHash('sha256').update(`candor library ${format}\n`)
  for (const file of files.all) {
    const { size } = await stat(file)
    const content = size > limits.file ? Buffer.alloc(0) : await readFile(file)
    hash.update(JSON.stringify([relative(dir, file), size])).update(content)
  }
  return hash.digest('hex')
}

async function readCache(cacheFile: string, key: string): Promise<Library | undefined> {
  try {
    const [head, body] = splitOnce(await readFile(cacheFile, 'utf8'), '\n')
    if (head !== `${key} ${digestOf(body)}`) return undefined
    const value: unknown = JSON.parse(body)
    return isLibrary(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that nobody ever reads half of it. */
async function writeCache(cacheFile: string, key: string, library: Library): Promise<void> {
  const body = JSON.stringify(library)
  const part = `${cacheFile}.${process.pid}`
  try {
    await mkdir(dirname(cacheFile), { recursive: true })
    await writeFile(part, `${key} ${digestOf(body)}\n${body}`)
    await rename(part, cacheFile)
  } catch {
    return
  }
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

function splitOnce(value: string, separator: string): [string, string] {
  const at = value.indexOf(separator)
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + separator.length)]
}

/** The digest has vouched for the rest. */
function isLibrary(value: unknown): value is Library {
  return (
    typeof value === 'object' &&
    value !== null &&
    'templates' in value &&
    Array.isArray(value.templates) &&
    'scenarios' in value &&
    Array.isArray(value.scenarios)
  )
}
