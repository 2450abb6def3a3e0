// Finds a template's files on disk: the file itself and every partial it includes, never outside the templates folder.
import type { Root } from 'mdast'
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { limits } from './grammar'
import type { Reading, TemplateMistake } from './mistake'
import type { TreeReader } from './mdx-tree'
import { tooLarge } from './mdx-tree'
import type { PartialFile } from './reader'
import { isElement } from './reader'

export type TemplateFiles = { tree: Root; partial: (from: string, name: string) => PartialFile }

/**
 * Reads a file and everything it includes.
 * In: the file, and the templates folder: a partial named "shared/…" stands there, any other one beside the file that
 * includes it. Mistakes are the syntax errors of all files; a partial that cannot be had answers in `partial`.
 */
export async function readTemplateFiles(
  file: string,
  root: string,
  readTree: TreeReader,
): Promise<Reading<TemplateFiles>> {
  const partials = new Map<string, PartialFile>()
  const mistakes: TemplateMistake[] = []
  const first = await readOne(file, readTree)
  if (!first.ok) return first
  const waiting = [{ file, tree: first.value, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const name of includedNames(next.tree)) {
      const key = keyOf(next.file, name)
      if (partials.has(key)) continue
      const path = await partialPath(next.file, name, root)
      if (typeof path !== 'string') {
        partials.set(key, path)
      } else if (next.depth > limits.includes) {
        partials.set(key, {
          ok: false,
          sentence: `"${name}" is included more than ${limits.includes} files deep.`,
          fix: 'Include it nearer to the template.',
        })
      } else {
        const read = await readOne(path, readTree)
        if (read.ok) {
          partials.set(key, { ok: true, tree: read.value, file: path })
          if (path !== file) waiting.push({ file: path, tree: read.value, depth: next.depth + 1 })
        } else {
          mistakes.push(...read.mistakes)
        }
      }
    }
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    value: {
      tree: first.value,
      partial: (from, name) => partials.get(keyOf(from, name)) ?? noPartials(name),
    },
  }
}

/** The answer for every Include in a text that has no files around it. */
export function noPartials(name: string): PartialFile {
  return { ok: false, sentence: `"${name}" cannot be included here.`, fix: 'Write its text into this file.' }
}

async function readOne(file: string, readTree: TreeReader): Promise<Reading<Root>> {
  try {
    if ((await stat(file)).size > limits.file) return { ok: false, mistakes: [tooLarge(file)] }
    return await readTree(await readFile(file, 'utf8'), file)
  } catch (error) {
    if (!isFileError(error)) throw error
    const mistake = {
      file,
      line: 1,
      sentence: 'The file cannot be opened.',
      fix: 'Check that it exists and may be read.',
    }
    return { ok: false, mistakes: [mistake] }
  }
}

/** Where a partial stands on disk, or why it cannot be had. */
export async function partialPath(
  from: string,
  name: string,
  root: string,
): Promise<string | Extract<PartialFile, { ok: false }>> {
  const outside = {
    ok: false as const,
    sentence: `"${name}" is outside the templates folder, or its name is unusual.`,
    fix: 'Name a file beside this one, like "opening.mdx", or one in the shared folder, like "shared/opening.mdx".',
  }
  if (!/^(?:[a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9-]*\.mdx$/.test(name)) return outside
  const path = name.startsWith('shared/') ? join(root, name) : join(dirname(from), name)
  try {
    const [real, realRoot] = await Promise.all([realpath(path), realpath(root)])
    return real.startsWith(realRoot + sep) ? path : outside
  } catch {
    const shown = relative(resolve(root), resolve(path))
    return {
      ok: false,
      sentence: `There is no file "${shown}" to include.`,
      fix: 'Check its name; partials of several templates stand in shared/.',
    }
  }
}

function includedNames(tree: Root): string[] {
  const names: string[] = []
  const waiting: Root['children'][number][] = [...tree.children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.name === 'Include') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'file') continue
        if (typeof attribute.value === 'string') names.push(attribute.value.trim())
      }
    }
    if ('children' in node) waiting.push(...node.children)
  }
  return names
}

function keyOf(from: string, name: string): string {
  return `${name.startsWith('shared/') ? '' : dirname(from)}\n${name}`
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error
}
