// Between node:http and Remix: a Request made of what arrived whole, and its Response sent.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../context'
import { compressed } from './compression'
import { plainPolicy, scriptPolicy } from './headers'

declare module '@remix-run/node' {
  // Remix's own way of typing the load context.
  interface AppLoadContext {
    /** Called by entry.server when a page broke; the server then answers in its place. */
    reportFault?: (error: unknown) => void
  }
}

/** Makes pages: Remix in the product. */
export type Pages = (request: Request, context: Context) => Promise<Response>

/** Set by entry.server on pages that carry a script; never leaves the server. */
export const scriptMark = 'x-candor-script'

const notForPages = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'x-forwarded-host',
])

/** The Request of the fetch API. `origin` is this server's own address, whatever the Host header says. */
export function pageRequest(
  request: IncomingMessage,
  target: { origin: string; path: string; search: string },
  body: Buffer | null,
): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || notForPages.has(name)) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set('host', target.origin.slice(target.origin.indexOf('//') + 2))
  const method = request.method ?? 'GET'
  return new Request(`${target.origin}${target.path}${withoutDataMark(target.search)}`, {
    method,
    headers,
    body: body === null ? null : new Uint8Array(body),
  })
}

/** Remix 2's older way to ask for data; with single fetch it only makes noise. */
function withoutDataMark(search: string): string {
  const parameters = new URLSearchParams(search)
  if (!parameters.has('_data')) return search
  parameters.delete('_data')
  const rest = parameters.toString()
  return rest === '' ? '' : `?${rest}`
}

/** Sends a page. Small text is squeezed; streams keep the pace of the reader. */
export async function sendPage(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: { response: Response; nonce: string },
): Promise<void> {
  const { response, nonce } = answer
  const type = response.headers.get('content-type') ?? ''
  const headers: Record<string, string | string[] | number> = {}
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== scriptMark && name !== 'content-security-policy')
      headers[name] = value
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  if (type.startsWith('text/html')) {
    headers['content-type'] = 'text/html; charset=utf-8'
    headers['content-security-policy'] = response.headers.has(scriptMark) ? scriptPolicy(nonce) : plainPolicy
  }
  headers['cache-control'] ??= 'private, no-cache'
  if (!response.body || incoming.method === 'HEAD') {
    if (incoming.method !== 'HEAD' && response.status !== 304 && response.status !== 204)
      headers['content-length'] = 0
    outgoing.writeHead(response.status, headers)
    outgoing.end()
    return
  }
  // A table can be of any length, so it is never held whole.
  if (!type.startsWith('text/') || type.startsWith('text/csv')) return sendStream(outgoing, response, headers)
  const body = new Uint8Array(await response.arrayBuffer())
  const smaller = headers['content-encoding']
    ? null
    : await compressed(body, type, incoming.headers['accept-encoding'] as string | undefined)
  headers['vary'] = headers['vary'] ? `${String(headers['vary'])}, Accept-Encoding` : 'Accept-Encoding'
  if (smaller) headers['content-encoding'] = smaller.encoding
  headers['content-length'] = (smaller?.body ?? body).length
  if (outgoing.destroyed) return
  outgoing.writeHead(response.status, headers)
  outgoing.end(smaller?.body ?? body)
}

async function sendStream(
  outgoing: ServerResponse,
  response: Response,
  headers: Record<string, string | string[] | number>,
): Promise<void> {
  outgoing.writeHead(response.status, headers)
  const reader = response.body!.getReader()
  const stop = () => void reader.cancel().catch(() => undefined)
  outgoing.once('close', stop)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || outgoing.destroyed) break
      if (!outgoing.write(value)) await drained(outgoing)
    }
  } finally {
    outgoing.removeListener('close', stop)
  }
  outgoing.end()
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.removeListener('drain', done)
      outgoing.removeListener('close', done)
      resolve()
    }
    outgoing.once('drain', done)
    outgoing.once('close', done)
  })
}
