// What stands before a page: signed in, allowed, or told why not.
import { redirect } from '@remix-run/node'
import type { Context } from '../context'
import { may, type Permission } from '../domain/permission'
import type { Person } from '../domain/person'
import { localPath } from './local-path'

/** The person who asks. @throws a redirect to the sign-in page that comes back here. */
export function signedIn(context: Context, request: Request): Person {
  if (context.person) return context.person
  const url = new URL(request.url)
  const here = request.method === 'GET' ? `${url.pathname.replace(/\.data$/, '')}${url.search}` : ''
  const next = localPath(here)
  throw redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`, 303)
}

/** The person who asks, when one of their roles holds the permission. @throws the redirect above, or 403. */
export function allowed(context: Context, request: Request, permission: Permission): Person {
  const person = signedIn(context, request)
  if (may(person, permission)) return person
  throw new Response('Ask an administrator if you need this page. Nothing was changed.', {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** @throws 404 with a sentence about what is not there, for example "policy". */
export function notFound(what: string): never {
  throw new Response(`There is no such ${what}. It may have another address now. Search for it.`, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
