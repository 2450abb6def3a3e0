// What the program knows of itself: its version, and the page that checks packs, as built or made from its sources.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(import.meta.url)

/** The folder of this program: the nearest one around this file that says it is Candor's. */
function home(): string {
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'policy-templates')))
      return folder
    if (folder === dirname(folder)) throw new Error('The folder of the program was not found.')
  }
}

let version: Promise<string> | undefined

/** The version in package.json. */
export function productVersion(): Promise<string> {
  version ??= readFile(join(home(), 'package.json'), 'utf8').then((text) => {
    const description: unknown = JSON.parse(text)
    return typeof description === 'object' && description !== null && 'version' in description
      ? String(description.version)
      : 'unknown'
  })
  return version
}

let page: Promise<Uint8Array> | undefined

/** verify.html: one file with script and style inside. The same sources give the same bytes. */
export function verifyPage(): Promise<Uint8Array> {
  page ??= readPage()
  return page
}

async function readPage(): Promise<Uint8Array> {
  const built = join(home(), 'build', 'verify.html')
  const runsBuilt = here.startsWith(join(home(), 'build'))
  const maker = join(home(), 'bin', 'verify-page.mjs')
  if (runsBuilt || !existsSync(join(home(), 'app', 'evidence', 'verify-page.ts'))) return readFile(built)
  // A script of the build, outside of what TypeScript sees.
  const { makeVerifyPage } = (await import(/* @vite-ignore */ pathToFileURL(maker).href)) as {
    makeVerifyPage: (home: string) => Promise<Uint8Array>
  }
  return makeVerifyPage(home())
}
