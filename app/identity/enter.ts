// The last step of every way in: a new session, its cookie, and the page to go to.
import { redirect } from '@remix-run/node'
import type { Context } from '../context'
import { sessionCookie, startSession } from './session'

/** Starts a session for the person and leads on. Whatever session the browser held before ends. */
export async function enter(context: Context, personId: string, next: string): Promise<Response> {
  const { candor, sessionId } = context
  const token = await startSession(candor.db, { personId, before: sessionId, at: candor.now() })
  return redirect(next, {
    status: 303,
    headers: { 'set-cookie': sessionCookie(token, candor.settings.url), 'cache-control': 'no-store' },
  })
}
