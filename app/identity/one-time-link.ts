// A one-time link as its page sees it: good, or not any more. Looking at it uses nothing up.
import { tokenHash } from '../../db/identifier'
import { findLink, type LinkKind } from '../../db/links'
import { findPerson } from '../../db/people'
import type { Candor } from '../context'
import type { Person } from '../domain/person'
import { mayEnterByLink } from '../domain/sign-in-link'

/** The name of the person a good link was made for ("" for set-up), or null when the link is of no use. */
export async function openLinkFor(candor: Candor, kind: LinkKind, token: string): Promise<string | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null
  const link = await findLink(candor.db, kind, tokenHash(token))
  if (!link || link.usedAt !== null || new Date(link.expiresAt) <= candor.now()) return null
  if (link.personId === null) return ''
  const person = await findPerson(candor.db, link.personId)
  return person && !person.leftAt ? person.name : null
}

/** Whose sign-in link this is and where it leads, or null when it is of no use. */
export async function openSignInLink(
  candor: Candor,
  token: string,
): Promise<{ person: Person; path: string } | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null
  const link = await findLink(candor.db, 'sign-in', tokenHash(token))
  if (!link?.personId || link.usedAt !== null || new Date(link.expiresAt) <= candor.now()) return null
  const person = await findPerson(candor.db, link.personId)
  if (!person || person.leftAt || !mayEnterByLink(person)) return null
  return { person, path: link.path }
}

/** Headers of pages whose address holds a token: kept nowhere. */
export const tokenPageHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
