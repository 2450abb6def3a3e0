// What the server knows of a request before anybody reads its text.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** One prefix for each process and a counter: short enough to read out on the phone. */
const prefix = randomBytes(3).toString('hex').toUpperCase()
let counted = 0

/** A reference that stands on error pages and in the log, for example "4F09A1-2C". */
export function nextReference(): string {
  counted += 1
  return `${prefix}-${counted.toString(36).toUpperCase()}`
}

/**
 * The caller's address, for limits only. With `hops` reverse proxies in front, the address that the outermost of them saw.
 * Of IPv6 only the network counts: one household holds all the rest.
 */
export function callerAddress(request: IncomingMessage, hops: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown'
  const forwarded = hops > 0 ? String(request.headers['x-forwarded-for'] ?? '') : ''
  const line = [...forwarded.split(',').map((part) => part.trim()), direct].filter(Boolean)
  const address = (line[line.length - 1 - hops] ?? line[0] ?? direct).replace(/^::ffff:/, '')
  return address.includes(':') ? networkOf(address) : address.slice(0, 60)
}

function networkOf(address: string): string {
  const [head = ''] = address.split('%')
  const [left = '', right] = head.split('::')
  const groups = left.split(':').filter(Boolean)
  const missing = right === undefined ? 0 : 8 - groups.length - right.split(':').filter(Boolean).length
  const full = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0')]
  return `${full.slice(0, 4).join(':').slice(0, 40)}::/64`
}

/** The path and query of a request line, or null when it is no plain path or holds what no page could use. */
export function targetOf(request: IncomingMessage): { path: string; search: string } | null {
  const target = request.url ?? ''
  if (!target.startsWith('/') || target.length > 8_000) return null
  const cut = target.indexOf('?')
  const path = cut === -1 ? target : target.slice(0, cut)
  const search = cut === -1 ? '' : target.slice(cut)
  if (!target.includes('%')) return { path, search }
  if (target.includes('%00')) return null
  try {
    decodeURIComponent(path)
  } catch {
    return null
  }
  return { path, search }
}

/** A path that may stand in the log: one-time links lose their token. */
export function loggedPath(path: string): string {
  return path.replace(/^\/(invitation|reset|setup|expert|kiosk|enter)\/.+/, '/$1/…').slice(0, 200)
}
