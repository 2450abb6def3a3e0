// Who is asking: the cookie, how long it counts, and the person behind it.
import type { Person } from '../domain/person'
import { newToken, tokenHash } from '../../db/identifier'
import type { Organisation } from '../../db/organisation'
import {
  endSession,
  findCaller,
  insertSession,
  touchSession,
  type EnteredBy,
  type Session,
} from '../../db/sessions'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'

const minute = 60_000
/** Without a request for this long, a session ends. */
const idleLimit = 12 * 60 * minute
/** However busy, a session ends after this long. */
export const longestSession = 14 * 24 * 60 * minute
const touchEvery = 5 * minute

export type Identity = { person: Person; sessionId: string }

/**
 * What every request needs first: the organisation, and the person when there is one.
 * With an https `url` only the cookie that is bound to the host counts: another name may come from a neighbouring site.
 */
export async function identifyCaller(
  db: Db,
  cookieHeader: string | undefined,
  at: Date,
  url = '',
): Promise<{ organisation: Organisation | null; identity: Identity | null }> {
  const token = tokenFrom(cookieHeader, url.startsWith('https:'))
  const { organisation, session } = await findCaller(db, token === null ? '' : tokenHash(token))
  if (!session || !counts(session, at)) return { organisation, identity: null }
  if (at.getTime() - Date.parse(session.lastSeenAt) >= touchEvery) await touch(db, session.id, at)
  return { organisation, identity: { person: session.person, sessionId: session.id } }
}

/** The person of a cookie, or null. */
export async function identify(db: Db, cookieHeader: string | undefined, at: Date): Promise<Identity | null> {
  return (await identifyCaller(db, cookieHeader, at)).identity
}

/**
 * Starts a session for somebody whose identity was just proven, and gives its token for the cookie.
 * The token is always new; a session that the browser held before ends (no fixation).
 */
export async function startSession(
  db: Db,
  session: { personId: string; before: string | null; at: Date; enteredBy?: EnteredBy },
): Promise<string> {
  const token = newToken()
  const { personId, before, at, enteredBy = 'password' } = session
  const expiresAt = new Date(at.getTime() + longestSession)
  await transact(db, async (trx) => {
    if (before) await endSession(trx, before, at)
    await insertSession(trx, { tokenHash: tokenHash(token), personId, at, expiresAt, enteredBy })
  })
  return token
}

/** The cookie that carries a new session. Over https it is bound to this host and never sent in the clear. */
export function sessionCookie(token: string, url: string): string {
  const secure = url.startsWith('https:')
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${longestSession / 1_000}${secure ? '; Secure' : ''}`
}

/** The cookie that takes a session away. */
export function endedCookie(url: string): string {
  const secure = url.startsWith('https:')
  return `${cookieName(secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-candor' : 'candor'
}

/** The token of the cookie header; the name bound to the host goes first. Tokens of another shape are nobody's. */
function tokenFrom(cookieHeader: string | undefined, boundOnly: boolean): string | null {
  if (!cookieHeader) return null
  const bound = /(?:^|;\s*)__Host-candor=([^;]*)/.exec(cookieHeader)
  const found = bound ?? (boundOnly ? null : /(?:^|;\s*)candor=([^;]*)/.exec(cookieHeader))
  const token = found?.[1]
  return token && /^[\w-]{20,100}$/.test(token) ? token : null
}

function counts(session: Session, at: Date): boolean {
  const now = at.getTime()
  if (session.endedAt !== null || session.personLeftAt !== null) return false
  if (Date.parse(session.expiresAt) <= now) return false
  return Date.parse(session.lastSeenAt) + idleLimit > now
}

/** Reading goes on when the disk is full: then the moment is not noted. */
async function touch(db: Db, sessionId: string, at: Date): Promise<void> {
  try {
    await transact(db, (trx) => touchSession(trx, sessionId, at))
  } catch {
    return
  }
}
