// Is the build still the build of these sources? Asked at every start, so it looks at times first and reads only in doubt.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('..', import.meta.url))
export const buildDirectory = join(home, 'build')
const stamp = join(buildDirectory, 'sources.txt')
const roots = [
  'app',
  'db',
  'public',
  'server.ts',
  'bin/verify-page.mjs',
  'package.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
]

/** True when there is a build and it was made of the sources that stand here now. */
export async function isBuilt() {
  if (!existsSync(stamp) || !existsSync(join(buildDirectory, 'server.js'))) return false
  // A copy without sources, as in a container, has nothing to build from.
  if (!existsSync(join(home, 'app'))) return true
  const files = await sourceFiles()
  const built = await stat(stamp)
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  const names = digestOf(files)
  const [kept, keptNames] = (await readFile(stamp, 'utf8')).split('\n')
  if (names === keptNames && times.every((time) => time <= built.mtimeMs)) return true
  if (kept !== (await sourceDigest(files))) return false
  const now = new Date()
  await utimes(stamp, now, now)
  return true
}

/** Remembers what the build was made of. `since` is when it began: what changes meanwhile counts as newer. */
export async function noteBuilt(since) {
  const files = await sourceFiles()
  await writeFile(stamp, `${await sourceDigest(files)}\n${digestOf(files)}\n`)
  await utimes(stamp, since, since)
}

async function sourceDigest(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

function digestOf(names) {
  return createHash('sha256').update(names.join('\0')).digest('hex')
}

async function sourceFiles() {
  const files = []
  for (const root of roots) {
    const path = join(home, root)
    if (!existsSync(path)) continue
    if ((await stat(path)).isFile()) files.push(path)
    else
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) files.push(join(entry.parentPath ?? entry.path, entry.name))
  }
  return files.sort()
}
