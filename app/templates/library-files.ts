// Which files make up a library folder.
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { TemplateMistake } from './mistake'

export type Files = {
  /** Folders that hold a template.mdx. */
  templates: string[]
  /** Files in playbook/. */
  scenarios: string[]
  /** Every .mdx file and every sample.yaml, partials included, in a stable order. */
  all: string[]
  mistakes: TemplateMistake[]
}

/**
 * Looks through a library folder: one folder for each template, `playbook/` for scenarios, `shared/` for partials.
 * A folder that holds a template.mdx itself is a library of that one template.
 */
export async function findFiles(dir: string): Promise<Files> {
  const files: Files = { templates: [], scenarios: [], all: [], mistakes: [] }
  const entries = await list(dir)
  if (!entries) {
    files.mistakes.push({
      file: dir,
      line: 1,
      sentence: 'There is no such folder.',
      fix: 'Name the folder that holds the template folders.',
    })
    return files
  }
  if (entries.files.includes('template.mdx')) return { ...files, templates: [dir], all: await mdxUnder(dir) }
  for (const name of entries.folders) {
    const folder = join(dir, name)
    const all = await mdxUnder(folder)
    files.all.push(...all)
    if (name === 'playbook') {
      files.scenarios.push(
        ...all.filter(
          (file) =>
            file === join(folder, basename(file)) && file.endsWith('.mdx') && !basename(file).startsWith('_'),
        ),
      )
    } else if (all.includes(join(folder, 'template.mdx'))) {
      files.templates.push(folder)
    } else if (name !== 'shared' && all.length > 0) {
      files.mistakes.push({
        file: folder,
        line: 1,
        sentence: 'This folder has no template.mdx.',
        fix: 'Name the main file template.mdx, or move partials to shared/.',
      })
    }
  }
  return files
}

async function mdxUnder(folder: string): Promise<string[]> {
  const entries = await list(folder)
  if (!entries) return []
  const own = entries.files
    .filter((name) => name.endsWith('.mdx') || name === 'sample.yaml')
    .map((name) => join(folder, name))
  const inner: string[] = []
  for (const name of entries.folders) inner.push(...(await mdxUnder(join(folder, name))))
  return [...own, ...inner]
}

/** Names without links and hidden ones, in a stable order; undefined when it is not a folder. */
async function list(folder: string): Promise<{ files: string[]; folders: string[] } | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const shown = entries.filter((entry) => !entry.name.startsWith('.'))
    const names = (kind: 'isFile' | 'isDirectory') =>
      shown
        .filter((entry) => entry[kind]())
        .map((entry) => entry.name)
        .sort()
    return { files: names('isFile'), folders: names('isDirectory').filter((name) => name !== 'node_modules') }
  } catch {
    return undefined
  }
}
