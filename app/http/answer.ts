// One request from its first line to its answer. The order is the security: headers, host, origin, size, then who asks.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Candor, Context } from '../context'
import { may } from '../domain/permission'
import { identifyCaller } from '../identity/session'
import { isStoreUnavailable } from '../../db/store-unavailable'
import { readBody } from './body'
import { readUploadBody, uploadDoor, type UploadDoor } from './upload-body'
import { setSecurityHeaders } from './headers'
import { sendKeptPage, type KeptPage } from './kept-pages'
import { errorFacts, type Log } from './log'
import { isOurHost, isOwnPage, ownOrigin } from './origin'
import { pageRequest, sendPage, type Pages } from './pages'
import { plainFormAnswer, type PlainForm } from './plain-forms'
import { brokenPage, sendPlainPage, unavailablePage, type PlainPage } from './plain-page'
import { callerAddress, loggedPath, nextReference, targetOf } from './request'
import type { StaticFiles } from './static-files'

export type Answering = {
  candor: Candor
  pages: Pages
  keptPages: readonly KeptPage[]
  plainForms: readonly PlainForm[]
  staticFiles: StaticFiles
  log: Log
}

type Target = { path: string; search: string }

/** Answers one request. Never throws: whatever breaks becomes a page and a line in the log. */
export async function answer(
  { candor, pages, keptPages, plainForms, staticFiles, log }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reference = nextReference()
  const started = performance.now()
  const target = targetOf(request)
  try {
    response.setHeader('x-request-id', reference)
    setSecurityHeaders(response, candor.settings)
    const refusal = refusedAtTheDoor(request, target, candor)
    if (refusal || !target) return await sendAndClose(request, response, refusal ?? badAddress)
    if (target.path === '/healthz') return await sendHealth(candor, response)
    if (staticFiles(request, response, target.path)) return
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const door = isRead ? undefined : uploadDoor(target.path)
    const early = door && (await contextOf(candor, request))
    const sent = isRead
      ? { body: null }
      : await sentTo(door && early && { door, context: early }, request, response)
    if (sent === null) return void response.destroy()
    if ('page' in sent) return await sendAndClose(request, response, sent.page)
    const context = early ?? (await contextOf(candor, request))
    if (await sendKeptPage(keptPages, request, response, { ...target, ...context })) return
    const faults: unknown[] = []
    context.reportFault = (error) => void faults.push(error)
    const origin = ownOrigin(request, candor.settings) ?? candor.settings.url
    const kind = request.headers['content-type']
    const page =
      (await plainFormAnswer(plainForms, { path: target.path, context }, { body: sent.body, kind })) ??
      (await pages(pageRequest(request, { origin, ...target }, sent.body), context))
    if (faults.length > 0) throw new PageFault(faults[0])
    await sendPage(request, response, { response: page, nonce: context.nonce })
    if (!isRead) logChange(log, { reference, request, target, context, started, status: page.status })
  } catch (error) {
    const cause = error instanceof PageFault ? error.cause : error
    const unavailable = isUnavailable(cause)
    log.error(
      {
        reference,
        method: request.method,
        path: target && loggedPath(target.path),
        ...errorFacts(cause),
      },
      unavailable ? 'The store cannot be used.' : 'A page broke.',
    )
    sendPlainPage(response, unavailable ? unavailablePage(reference) : brokenPage(reference))
  }
}

/** Large files are read only from people who may bring one in: for everybody else the usual bound holds. */
async function sentTo(
  entry: { context: Context; door: UploadDoor } | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): ReturnType<typeof readBody> {
  const isFile = /^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')
  if (!entry?.context.person || !isFile || !may(entry.context.person, entry.door.permission))
    return readBody(request)
  const { context, door } = entry
  const upload = await readUploadBody(request, entry.context.person.id, door.megabytes)
  if (!upload) return null
  response.once('close', upload.release)
  if (response.destroyed) upload.release()
  if ('page' in upload) return { page: upload.page }
  context.sent = upload.form
  request.headers['content-type'] = 'application/x-www-form-urlencoded'
  return { body: Buffer.alloc(0) }
}

/** Carries what broke inside a page out of Remix, which has answered with a page of its own. */
class PageFault extends Error {
  constructor(override readonly cause: unknown) {
    super('A page broke.')
  }
}

function refusedAtTheDoor(request: IncomingMessage, target: Target | null, candor: Candor): PlainPage | null {
  if (!isOurHost(request, candor.settings)) return otherHost
  if (!target) return badAddress
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (!isOwnPage(request, candor.settings)) return otherOrigin(candor.settings.url)
  return request.method === 'POST' ? null : otherMethod
}

async function contextOf(candor: Candor, request: IncomingMessage): Promise<Context> {
  const { cookie } = request.headers
  const { organisation, identity } = await identifyCaller(
    candor.db,
    cookie,
    candor.now(),
    candor.settings.url,
  )
  return {
    candor,
    person: identity?.person ?? null,
    sessionId: identity?.sessionId ?? null,
    address: callerAddress(request, candor.settings.trustProxy),
    nonce: randomBytes(16).toString('base64'),
    organisation: organisation && {
      name: organisation.name,
      sample: organisation.sampleSince !== null,
      playbookAccess: organisation.playbookAccess,
      playbookContacts: organisation.playbookContacts,
      timeZone: organisation.timeZone,
    },
  }
}

async function sendHealth(candor: Candor, response: ServerResponse): Promise<void> {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  try {
    await candor.db.selectFrom('organisation').select('id').executeTakeFirst()
    response.writeHead(200, headers)
    response.end('ok\n')
  } catch {
    response.writeHead(503, headers)
    response.end('the store cannot be read\n')
  }
}

/** The rest of a refused body is let go, for a moment, so that the browser shows the page instead of a broken line. */
async function sendAndClose(
  request: IncomingMessage,
  response: ServerResponse,
  page: PlainPage,
): Promise<void> {
  const unread = !request.complete
  sendPlainPage(response, page, unread)
  if (!unread) return
  request.resume()
  setTimeout(() => request.socket.destroy(), 2_000).unref()
}

function logChange(
  log: Log,
  facts: {
    reference: string
    request: IncomingMessage
    target: Target
    context: Context
    started: number
    status: number
  },
): void {
  log.info({
    reference: facts.reference,
    method: facts.request.method,
    path: loggedPath(facts.target.path),
    status: facts.status,
    person: facts.context.person?.id ?? null,
    milliseconds: Math.round(performance.now() - facts.started),
  })
}

/** Also by name: the pages and the server are two bundles, each with its own class. */
function isUnavailable(error: unknown): boolean {
  return isStoreUnavailable(error) || (error instanceof Error && error.name === 'StoreUnavailable')
}

const badAddress: PlainPage = {
  status: 400,
  title: 'This address cannot be read',
  sentences: ['Part of it is missing or broken. Type it again, or start from the front page.'],
}

const otherHost: PlainPage = {
  status: 421,
  title: 'Candor does not answer under this name',
  sentences: [
    'It was started for this machine only. Open it as http://localhost with its port.',
    'To serve others, the administrator sets HOST and CANDOR_URL and starts it again.',
  ],
}

const otherMethod: PlainPage = {
  status: 405,
  title: 'Candor does not know this kind of request',
  sentences: ['It answers pages and forms. Nothing was changed.'],
}

function otherOrigin(url: string): PlainPage {
  return {
    status: 403,
    title: 'This form did not come from Candor',
    sentences: [
      'A form of another site, or of another address of this one, was refused. Nothing was changed.',
      `Open ${url} and try again from there. Running it under another address? The administrator sets CANDOR_URL to the address people type.`,
    ],
  }
}
