// The library that ships, read as text: what the sample organisation and the command line work with.
import { join } from 'node:path'
import { findFiles } from '../app/templates/library-files'
import type { Library } from '../app/templates/library'
import type { Reading } from '../app/templates/mistake'
import { onceEach, plainTree } from '../app/templates/mdx-tree'
import { readScenario } from '../app/templates/read-scenario'
import { readTemplate } from '../app/templates/read-template'

export const home = join(import.meta.dirname, '..')

let library: Promise<Library> | undefined

/** Read once for each test file. */
export function shippedLibrary(): Promise<Library> {
  return (library ??= readLibrary())
}

async function readLibrary(): Promise<Library> {
  const files = await findFiles(join(home, 'policy-templates'))
  const readTree = onceEach(plainTree)
  const templates = await Promise.all(
    files.templates.map(async (one) => valueOf(await readTemplate(one, readTree))),
  )
  const scenarios = await Promise.all(
    files.scenarios.map(async (one) => valueOf(await readScenario(one, readTree))),
  )
  return { templates, scenarios }
}

function valueOf<Value>(reading: Reading<Value>): Value {
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
  return reading.value
}
