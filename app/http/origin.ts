// Whose page sent this: a form of another site changes nothing here, and another name for this machine opens nothing.
import type { IncomingMessage } from 'node:http'
import { isLoopback, type Settings } from '../settings'

/** False when the Host header is not one this server answers to: a page elsewhere may have renamed this machine (DNS rebinding). */
export function isOurHost(request: IncomingMessage, settings: Settings): boolean {
  if (settings.urlGiven || !settings.loopback) return true
  const { host } = request.headers
  return isLoopback(hostName(host)) && URL.canParse(`http://${host}`)
}

/** The origin this server has for the request: the address that was set, or this machine's own names. */
export function ownOrigin(request: IncomingMessage, settings: Settings): string | null {
  if (settings.urlGiven) return settings.url
  const host = request.headers.host
  return host && isLoopback(hostName(host)) ? `http://${host.toLowerCase()}` : null
}

/** True when a page of this server sent the request. An absent Origin and "null" are nobody's. */
export function isOwnPage(request: IncomingMessage, settings: Settings): boolean {
  const origin = request.headers.origin
  if (!origin || origin === 'null') return false
  return origin.toLowerCase() === ownOrigin(request, settings)
}

function hostName(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '')
}
