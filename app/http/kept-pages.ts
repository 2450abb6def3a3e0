// Pages that are kept ready, answered before Remix: what they are told, and what they give back.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Candor, Context } from '../context'
import type { Person } from '../domain/person'

/** What is known of a GET or HEAD once the caller's session was checked. */
export type RequestFacts = {
  method: 'GET' | 'HEAD'
  /** Path without the query, still percent-encoded. */
  path: string
  /** With its question mark, or empty. */
  search: string
  person: Person | null
  organisation: Context['organisation']
  candor: Candor
  ifNoneMatch: string | undefined
  acceptEncoding: string | undefined
}

/** A whole answer. Its headers come on top of the security headers that every answer carries. */
export type KeptResponse = { status: number; headers: Record<string, string>; body: Uint8Array | null }

/** Gives a kept page, or null when the address is not one of its own. */
export type KeptPage = (facts: RequestFacts) => Promise<KeptResponse | null>

/** Asks each in turn and sends the first answer. False when nobody had one. */
export async function sendKeptPage(
  kept: readonly KeptPage[],
  request: IncomingMessage,
  response: ServerResponse,
  facts: Omit<RequestFacts, 'method' | 'ifNoneMatch' | 'acceptEncoding'>,
): Promise<boolean> {
  const method = request.method
  if (method !== 'GET' && method !== 'HEAD') return false
  const acceptEncoding = request.headers['accept-encoding']
  for (const page of kept) {
    const answer = await page({
      ...facts,
      method,
      ifNoneMatch: request.headers['if-none-match'],
      acceptEncoding: typeof acceptEncoding === 'string' ? acceptEncoding : undefined,
    })
    if (!answer) continue
    const headers: Record<string, string | number> = {
      'cache-control': 'private, no-cache',
      ...answer.headers,
    }
    if (answer.body) headers['content-length'] = answer.body.length
    response.writeHead(answer.status, headers)
    response.end(method === 'HEAD' ? undefined : (answer.body ?? undefined))
    return true
  }
  return false
}
