// Whoever comes by an outside expert's link: which link a token is, how often it may be used, and the desk they write at.
import { findExpertLinkByToken } from '../../db/expert-links'
import { tokenHash } from '../../db/identifier'
import type { Candor, Context, Desk } from '../context'
import { expertLinkState, type ExpertLink } from '../domain/expert-link'
import { onceOf } from './desk'
import { takeTurn } from './tries'

/** The link of a token that works at this moment, or null: unknown, ended and revoked ones are all the same. */
export async function openExpertLink(candor: Candor, token: string): Promise<ExpertLink | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null
  const link = await findExpertLinkByToken(candor.db, tokenHash(token))
  return link && expertLinkState(link, candor.now()) === 'active' ? link : null
}

/** The desk of an outside expert who sent a form. */
export function expertDesk(context: Context, link: ExpertLink, form: FormData): Desk {
  const { candor } = context
  const desk: Desk = { candor, actor: { kind: 'expert', id: link.id, name: link.name }, at: candor.now() }
  const once = onceOf(form)
  return once === undefined ? desk : { ...desk, once }
}

/** Counts a form: for a link that works by the link, else by where it came from. True when it is one too many. */
export async function tooManyForms(context: Context, link: ExpertLink | null): Promise<boolean> {
  const { db, now } = context.candor
  const until = link
    ? await takeTurn(db, `expert\n${link.id}`, { free: 120, memory: 3_600 }, now())
    : await takeTurn(db, `expert-guess\n${context.address}`, { free: 30, memory: 900 }, now())
  return until !== null
}
