// A link for an outside expert, a lawyer for example: to one draft, for some days, until an author revokes it.
import { accepted, refused, type Outcome } from './outcome'
import { acceptEmail } from './people'
import { cleanLine } from './typed-text'

export type ExpertLink = {
  id: string
  policyId: string
  name: string
  /** "" when the link is handed over by other means. */
  email: string
  createdBy: { id: string; name: string }
  createdAt: string
  expiresAt: string
  revoked: { at: string; by: string } | null
  /** The beginning of the latest visit. */
  openedAt: string | null
  lastUsedAt: string | null
}

export type ExpertLinkState = 'active' | 'expired' | 'revoked'

export const defaultDays = 7
export const mostDays = 30
export const mostLinks = 20
const day = 86_400_000
/** Whoever comes back after this long opens the draft anew, and the ledger says so. */
const visit = 12 * 3_600_000

/** Whether the link opens its draft at this moment. */
export function expertLinkState(link: Pick<ExpertLink, 'expiresAt' | 'revoked'>, at: Date): ExpertLinkState {
  if (link.revoked) return 'revoked'
  return new Date(link.expiresAt) > at ? 'active' : 'expired'
}

/** True while the visit that began last goes on. */
export function isVisiting(link: Pick<ExpertLink, 'openedAt'>, at: Date): boolean {
  return link.openedAt !== null && Date.parse(link.openedAt) + visit > at.getTime()
}

/** The moment a link for so many days ends. */
export function expiryAfter(days: number, at: Date): Date {
  return new Date(at.getTime() + days * day)
}

export type ExpertForm = { name: string; email: string; days: string }

/** A name, an address or none, and 1 to 30 days. @param active links of this draft that work now */
export function acceptExpert(
  form: ExpertForm,
  active: number,
): Outcome<{ name: string; email: string; days: number }> {
  const name = cleanLine(form.name, 120)
  if (!name.ok) return refused(name.rule, name.sentence, { name: name.sentence })
  if (name.value === '')
    return refused('name-missing', 'Say whom the link is for.', { name: 'Write the name of the expert.' })
  const email = form.email.trim() === '' ? accepted('') : acceptEmail(form.email)
  if (!email.ok) return email
  const days = /^\d{1,2}$/.test(form.days.trim()) ? Number(form.days) : 0
  if (days < 1 || days > mostDays)
    return refused('days', `A link works for 1 to ${mostDays} days.`, {
      days: `Write a number from 1 to ${mostDays}.`,
    })
  if (active >= mostLinks)
    return refused('too-many-links', `${mostLinks} links to this draft work already. Revoke one first.`)
  return accepted({ name: name.value, email: email.value, days })
}

/**
 * Constant: says the same of a link that ran out, was revoked, or never was, so that nobody learns which by trying.
 */
export const linkIsOver = refused(
  'link-over',
  'It may have ended or been withdrawn. Ask the person who sent it to you for a new one.',
)
