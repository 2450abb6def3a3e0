// The process: settings, templates, store, pages; then it listens, does what the clock asks, and stops without losing anything.
import { mkdir } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Candor } from './app/context'
import { answer } from './app/http/answer'
import type { KeptPage } from './app/http/kept-pages'
import type { PlainForm } from './app/http/plain-forms'
import { openLog, type Log } from './app/http/log'
import type { Pages } from './app/http/pages'
import { listen, openHttpServer, stop } from './app/http/server'
import { openStaticFiles } from './app/http/static-files'
import { nobodysHash } from './app/identity/password-hash'
import { openSetupLink } from './app/identity/setup-link'
import { startJobs } from './app/jobs/clock'
import { newReadings, writeReadings } from './app/jobs/reads'
import { openMailer } from './app/mail/mailer'
import { readSettings, SettingsMistake, type Settings } from './app/settings'
import { loadLibrary, type Library } from './app/templates/library'
import { openDatabase } from './db/connect'
import { migrate } from './db/migrate'
import { findOrganisation } from './db/organisation'

export type ServerOptions = {
  settings: Settings
  /** Makes every page that is not kept ready: Remix in the product. */
  pages: Pages
  library: Library
  keptPages?: readonly KeptPage[]
  plainForms?: readonly PlainForm[]
  /** Folder with the built files for browsers. */
  clientDirectory?: string | null
  now?: () => Date
  log?: Log
}

export type CandorServer = {
  candor: Candor
  /** Answers one request: for whoever listens in another way, as development does. */
  handle: RequestListener
  /** Starts listening and the jobs; gives the address to open. */
  listen: () => Promise<string>
  /** The port it listens on; 0 before it does. */
  port: () => number
  /** Path of the one-time set-up page, while nobody has set Candor up. */
  setupPath: string | null
  close: () => Promise<void>
}

/**
 * Opens the store, brings it up to date and makes a server that does not listen yet.
 * @throws SettingsMistake when sample people would be served beyond this machine; StoreUnavailable when the store cannot be opened
 */
export async function createServer(options: ServerOptions): Promise<CandorServer> {
  const { settings, pages, library, keptPages = [], plainForms = [], clientDirectory = null } = options
  const log = options.log ?? openLog()
  const database = await openDatabase(settings.databaseUrl)
  const { db } = database
  await migrate(db)
  const organisation = await findOrganisation(db)
  if (organisation?.sampleSince && !settings.loopback && !settings.samplePublic) {
    await database.close()
    throw new SettingsMistake(
      'The sample organisation lets anybody sign in as anybody, so it is served on this machine only. Leave HOST out, or set CANDOR_SAMPLE_PUBLIC=1 if everybody may see it.',
    )
  }
  const now = options.now ?? (() => new Date())
  const readings = newReadings()
  const candor: Candor = {
    ...{ db, settings, library, now },
    wakeOutbox: () => jobs.wakeOutbox(),
    noteRead: readings.note,
  }
  const writeReads = () => writeReadings(candor, readings)
  const jobs = startJobs(candor, openMailer(settings), log, [
    { name: 'reads', every: 60_000, run: writeReads },
  ])
  const setupPath = organisation ? null : await openSetupLink(db, now())
  const staticFiles = openStaticFiles(clientDirectory)
  const handle: RequestListener = (request, response) =>
    void answer({ candor, pages, keptPages, plainForms, staticFiles, log }, request, response)
  const server = openHttpServer(handle)
  let port = 0
  return {
    candor,
    handle,
    setupPath,
    port: () => port,
    async listen() {
      port = await listen(server, settings.port, settings.host)
      if (!settings.urlGiven) candor.settings = { ...settings, port, url: `http://localhost:${port}` }
      jobs.begin()
      void nobodysHash()
      return candor.settings.url
    },
    async close() {
      await stop(server, 8_000)
      await jobs.stop()
      await writeReads().catch(() => log.error({}, 'What was read in the last minute could not be counted.'))
      await database.close()
    },
  }
}

export type StartOptions = {
  /** Folder of this program: templates stand in it. */
  home: string
  /** Folder with the built server and browser files. */
  buildDirectory: string
}

/** Starts the product from its environment. Prints the address, and ends the process with a sentence when it cannot start. */
export async function start(env: Record<string, string | undefined>, options: StartOptions): Promise<void> {
  try {
    await run(env, options)
  } catch (error) {
    console.error(whyNot(error))
    process.exit(1)
  }
}

async function run(env: Record<string, string | undefined>, options: StartOptions): Promise<void> {
  const { buildDirectory } = options
  const settings = readSettings(env)
  await mkdir(settings.dataDirectory, { recursive: true, mode: 0o700 })
  const [library, built] = await Promise.all([prepareTemplates(options), builtPages(buildDirectory)])
  const server = await createServer({
    settings,
    library,
    ...built,
    clientDirectory: join(buildDirectory, 'client'),
  })
  stopOnSignal(server)
  const url = await server.listen()
  console.log(`Candor is running at ${url}`)
  if (server.setupPath)
    console.log(`Nobody has set it up yet. Open this link, it works once:\n  ${url}${server.setupPath}`)
  if (!settings.urlGiven && !settings.loopback)
    console.log(
      'CANDOR_URL is not set, so forms work on this machine only. Set it to the address people type.',
    )
}

/** Reads the templates into the build's memory, so that the next start finds them ready. @throws TemplateMistakes */
export async function prepareTemplates({ home, buildDirectory }: StartOptions): Promise<Library> {
  return loadLibrary(join(home, 'policy-templates'), { cacheFile: join(buildDirectory, 'templates.json') })
}

/** What answers before Remix: entry.server exports it. */
type Before = { keptPages: readonly KeptPage[]; plainForms: readonly PlainForm[] }
type BuiltPages = ServerBuild & { entry: { module: Before } }

async function builtPages(buildDirectory: string): Promise<Before & { pages: Pages }> {
  // The build is made by Remix, outside of what TypeScript sees.
  const build = (await import(pathToFileURL(join(buildDirectory, 'pages.js')).href)) as BuiltPages
  const { keptPages, plainForms } = build.entry.module
  return { pages: createRequestHandler(build, 'production'), keptPages, plainForms }
}

/** Finishes what is under way, within ten seconds, and ends. A second signal ends at once. */
function stopOnSignal(server: CandorServer): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), 10_000).unref()
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** One plain sentence for what people can mend; the whole error for what they cannot. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return `Candor could not start: ${String(error)}`
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return 'Candor could not start: its port is in use. Stop the other program, or set PORT.'
  if (code === 'EACCES')
    return 'Candor could not start: it may not use this port or folder. Choose another with PORT or CANDOR_DATA.'
  if (['SettingsMistake', 'StoreUnavailable', 'TemplateMistakes'].includes(error.name))
    return `Candor could not start. ${error.message}`
  return `Candor could not start. ${error.stack ?? error.message}`
}
