// A real server on a free port, with a fresh database and pages written by the test.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { createConnection } from 'node:net'
import { onTestFinished } from 'vitest'
import { openLog, type Log } from '../../app/http/log'
import type { Pages } from '../../app/http/pages'
import type { KeptPage } from '../../app/http/kept-pages'
import { readSettings } from '../../app/settings'
import { createServer, type CandorServer } from '../../server'
import { aFolder, anEmptyDatabase } from '../databases/database'

export type RunningServer = Omit<CandorServer, 'port'> & { url: string; port: number }

export type ServerParts = {
  env?: Record<string, string>
  pages?: Pages
  keptPages?: KeptPage[]
  clientDirectory?: string
  now?: () => Date
  log?: Log
}

/** Answers "hello" everywhere. */
export const helloPages: Pages = () =>
  Promise.resolve(new Response('hello', { headers: { 'content-type': 'text/html; charset=utf-8' } }))

/** A server that listens; it is closed when the test ends. */
export async function aServer(parts: ServerParts = {}): Promise<RunningServer> {
  const settings = readSettings({
    CANDOR_DATA: await aFolder(),
    DATABASE_URL: await anEmptyDatabase('sqlite'),
    PORT: '0',
    ...parts.env,
  })
  const server = await createServer({
    settings,
    library: { templates: [], scenarios: [] },
    pages: parts.pages ?? helloPages,
    keptPages: parts.keptPages ?? [],
    clientDirectory: parts.clientDirectory ?? null,
    now: parts.now,
    log: parts.log ?? openLog('silent'),
  })
  await server.listen()
  const port = server.port()
  let closing: Promise<void> | undefined
  const close = () => (closing ??= server.close())
  onTestFinished(close)
  return { ...server, close, port, url: `http://localhost:${port}` }
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

/** One request as it goes over the line: fetch would not let a test set Host or Origin. */
export function ask(
  server: { port: number },
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({
      port: server.port,
      host: '127.0.0.1',
      path,
      method: options.method ?? 'GET',
      headers: { host: `localhost:${server.port}`, ...lengthOf(options), ...options.headers },
      agent: false,
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
    })
    sent.end(options.body)
  })
}

function lengthOf(options: { headers?: Record<string, string>; body?: string | Buffer }): object {
  if (options.body === undefined || options.headers?.['transfer-encoding']) return {}
  return { 'content-length': Buffer.byteLength(options.body) }
}

/** A form as one of this server's own pages sends it. */
export function send(
  server: { port: number },
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(server, path, {
    method: 'POST',
    headers: {
      origin: `http://localhost:${server.port}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
}

/** Writes these bytes and gives what comes back until the server hangs up. */
export function speak(server: { port: number }, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection(server.port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('data', (chunk: Buffer) => heard.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(heard).toString()))
    socket.write(bytes)
  })
}
