// The last step of every way in: a new session, its cookie, and the page to go to.
import { redirect } from '@remix-run/node'
import type { Context } from '../context'
import type { EnteredBy } from '../../db/sessions'
import { sessionCookie, startSession } from './session'

/** Starts a session for the person and leads on. Whatever session the browser held before ends. */
export async function enter(context: Context, personId: string, next: string): Promise<Response> {
  return entered(context, { personId, next, enteredBy: 'password' })
}

/** The same by a link in a mail. Such a session proves nothing at a decision. */
export async function enterByLink(context: Context, personId: string, next: string): Promise<Response> {
  return entered(context, { personId, next, enteredBy: 'link' })
}

async function entered(
  { candor, sessionId }: Context,
  entry: { personId: string; next: string; enteredBy: EnteredBy },
): Promise<Response> {
  const { personId, next, enteredBy } = entry
  const token = await startSession(candor.db, { personId, before: sessionId, at: candor.now(), enteredBy })
  return redirect(next, {
    status: 303,
    headers: { 'set-cookie': sessionCookie(token, candor.settings.url), 'cache-control': 'no-store' },
  })
}
