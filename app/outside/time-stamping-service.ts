// Asks a time-stamping service over HTTP (RFC 3161, 3.4): bounded in time and size, one address, no redirects.
// Import it when there is something to stamp: the ASN.1 libraries behind it are large.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { checkStamp, type TimeStamp } from './time-stamp-answer'
import { stampRequest } from './time-stamp-request'

export type ServiceLimits = { milliseconds: number; bytes: number }

/** A token with a long chain has some 8 kB. */
const usual: ServiceLimits = { milliseconds: 15_000, bytes: 64 * 1024 }

/** Gets a stamp on this text. Refuses, in words for administrators, whatever keeps a good stamp from coming. */
export async function askForStamp(
  url: string,
  text: string,
  limits: ServiceLimits = usual,
): Promise<Outcome<TimeStamp>> {
  const request = stampRequest(text)
  const answer = await post(url, request.bytes, limits)
  return answer.ok ? checkStamp(answer.value, request) : answer
}

async function post(url: string, body: Uint8Array, limits: ServiceLimits): Promise<Outcome<Uint8Array>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.milliseconds),
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      return refused('service-answered', serviceSaid(response.status))
    }
    return await bounded(response, limits.bytes)
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return refused(
        'service-slow',
        `The service did not answer within ${limits.milliseconds / 1000} seconds.`,
      )
    return refused('service-away', 'The service could not be reached. Check its address and your network.')
  }
}

async function bounded(response: Response, most: number): Promise<Outcome<Uint8Array>> {
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return accepted(Buffer.concat(pieces))
    size += piece.value.length
    if (size > most) {
      await reader?.cancel()
      return refused('service-answer-large', 'The answer is far too large for a time-stamp.')
    }
    pieces.push(piece.value)
  }
}

function serviceSaid(status: number): string {
  if (status >= 300 && status < 400)
    return 'The service sends callers to another address. Candor does not follow: give the address that answers.'
  return `The service answered with HTTP ${status} instead of a time-stamp.`
}
