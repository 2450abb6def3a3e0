// Builds everything that `npm start` runs: pages and browser files (Remix on Vite), the server (esbuild), the templates.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { buildDirectory, home, noteBuilt } from './sources.mjs'

/** Builds into build/. Throws when a step fails; the sentence says which. */
export async function build() {
  const since = new Date()
  await rm(buildDirectory, { recursive: true, force: true })
  await buildPages()
  await Promise.all([bundleServer(), squeezeFiles(join(buildDirectory, 'client'))])
  const { prepareTemplates } = await import(
    `${pathToFileURL(join(buildDirectory, 'server.js')).href}?built=${since.getTime()}`
  )
  await prepareTemplates({ home, buildDirectory })
  await noteBuilt(since)
}

async function buildPages() {
  const remix = createRequire(import.meta.url).resolve('@remix-run/dev/dist/cli.js')
  const child = spawn(process.execPath, [remix, 'vite:build', '--logLevel', 'warn'], {
    cwd: home,
    env: { ...process.env, NODE_ENV: 'production', NO_UPDATE_NOTIFIER: '1' },
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
async function bundleServer() {
  await bundle({
    entryPoints: { server: join(home, 'server.ts'), pages: join(buildDirectory, 'server/index.js') },
    outdir: buildDirectory,
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
  await rm(join(buildDirectory, 'server'), { recursive: true })
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
