// Builds everything that `npm start` runs: pages and browser files (Remix on Vite), the server (esbuild), the templates.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { buildDirectory, home, isBuilt, noteBuilt } from './sources.mjs'
import { makeVerifyPage } from './verify-page.mjs'

/**
 * Builds beside what is there and takes its place when it is whole: a build that fails or is stopped changes nothing.
 * Two builds at once take turns. Throws when a step fails; the sentence says which.
 */
export async function build() {
  await mkdir(buildDirectory, { recursive: true })
  const { waited, release } = await takeTurn()
  const staging = join(buildDirectory, `.next-${process.pid}`)
  try {
    if (waited && (await isBuilt())) return
    const since = new Date()
    await removeLeftovers()
    await buildPages(staging)
    await Promise.all([bundleServer(staging), squeezeFiles(join(staging, 'client'))])
    const { prepareTemplates } = await import(pathToFileURL(join(staging, 'server.js')).href)
    await prepareTemplates({ home, buildDirectory: staging })
    await writeFile(join(staging, 'verify.html'), await makeVerifyPage(home))
    await takePlace(staging)
    await noteBuilt(since)
  } finally {
    await rm(staging, { recursive: true, force: true })
    await release()
  }
}

/** What a build that was stopped left behind. */
async function removeLeftovers() {
  for (const name of await readdir(buildDirectory))
    if (name.startsWith('.next-')) await rm(join(buildDirectory, name), { recursive: true, force: true })
}

/** Old browser files stay: pages that are open still ask for them. */
async function takePlace(staging) {
  const assets = join(buildDirectory, 'client/assets')
  if (existsSync(assets))
    await cp(assets, join(staging, 'client/assets'), {
      recursive: true,
      force: false,
      preserveTimestamps: true,
      filter: async (path) => (await stat(path)).isDirectory() || isYoung(path),
    })
  for (const name of await readdir(staging)) {
    await rm(join(buildDirectory, name), { recursive: true, force: true })
    await rename(join(staging, name), join(buildDirectory, name))
  }
}

/** A week: longer than anybody leaves a page open. */
async function isYoung(path) {
  return Date.now() - (await stat(path)).mtimeMs < 7 * 86_400_000
}

/** Waits while another living process builds. */
async function takeTurn() {
  const lock = join(buildDirectory, '.building')
  for (let waited = false; ; waited = true) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' })
      return { waited, release: () => rm(lock, { force: true }) }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    await pause(250)
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (!isAlive(holder)) await rm(lock, { force: true })
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function buildPages(staging) {
  const remix = createRequire(import.meta.url).resolve('@remix-run/dev/dist/cli.js')
  const child = spawn(process.execPath, [remix, 'vite:build', '--logLevel', 'error'], {
    cwd: home,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NO_UPDATE_NOTIFIER: '1',
      CANDOR_BUILD_DIRECTORY: relative(home, staging),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  const [code] = await once(child, 'exit')
  if (code === 0) return
  process.stderr.write(Buffer.concat(said))
  throw new Error('The pages could not be built. The lines above say where.')
}

/**
 * Server and pages in few files, packages included: a start reads five files instead of a thousand, which halves its work.
 * Only what carries native code or is needed for new templates stays in node_modules.
 */
async function bundleServer(staging) {
  await bundle({
    entryPoints: {
      server: join(home, 'server.ts'),
      pages: join(staging, 'server/index.js'),
      // A thread of its own, which app/render/word-threads.ts looks for beside these.
      'word-worker': join(home, 'app/render/word-worker.ts'),
    },
    outdir: staging,
    absWorkingDir: home,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    external: ['sqlite3', '@node-rs/argon2', 'pg-native', 'mdx-bundler', 'mdx-bundler/*', 'esbuild', 'pino'],
    // Packages in the older module format ask for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    legalComments: 'linked',
    logLevel: 'error',
  })
  await rm(join(staging, 'server'), { recursive: true })
}

/** Text files beside their squeezed copies, made once as small as they get. */
async function squeezeFiles(directory) {
  const squeezeBrotli = promisify(brotliCompress)
  const squeezeGzip = promisify(gzip)
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(js|css|svg|txt|webmanifest)$/.test(entry.name)) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    const text = await readFile(path)
    if (text.length < 1_000) continue
    const best = {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }
    await writeFile(`${path}.br`, await squeezeBrotli(text, best))
    await writeFile(`${path}.gz`, await squeezeGzip(text, { level: 9 }))
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now()
  try {
    await build()
    console.log(`Built in ${((performance.now() - started) / 1_000).toFixed(1)} s.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
