// A shipped template as one text: every Include is replaced by the words of its partial, as an upload needs it.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { limits } from './grammar'
import { partialPath } from './template-files'

type Include = { from: number; to: number; name: string }

/** The text of `<folder>/template.mdx`, whole. Undefined when a partial cannot be had, or when it would not end. */
export async function inlinedSource(folder: string): Promise<string | undefined> {
  const file = join(folder, 'template.mdx')
  const source = await inlined(file, dirname(folder), [])
  return source !== undefined && source.length <= limits.file ? source : undefined
}

async function inlined(file: string, root: string, around: string[]): Promise<string | undefined> {
  if (around.includes(file) || around.length > limits.includes) return undefined
  const source = await textOf(file)
  if (source === undefined) return undefined
  let text = source
  // From the end, so that the places before stay where they are.
  for (const include of includesIn(source).toReversed()) {
    const path = await partialPath(file, include.name, root)
    const partial = typeof path === 'string' ? await inlined(path, root, [...around, file]) : undefined
    if (partial === undefined) return undefined
    text = `${text.slice(0, include.from)}${partial.trim()}${text.slice(include.to)}`
    if (text.length > limits.file) return undefined
  }
  return text
}

/** The text has been read already, so its Includes are where they may be, and written as they must be. */
function includesIn(source: string): Include[] {
  return [...source.matchAll(/<Include\s+file=(?:"([^"]*)"|'([^']*)')\s*\/>/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    name: (found[1] ?? found[2] ?? '').trim(),
  }))
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}
