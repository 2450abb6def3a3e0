// Rules about people and their roles: what a new person needs, and who must always remain.
import { accepted, refused, type Outcome } from './outcome'
import { roles, type Role } from './person'

const emailPattern = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/

/** Accepts an e-mail address in its one spelling. Whether it exists, only a message can show. */
export function acceptEmail(typed: string): Outcome<string> {
  const email = typed.trim().toLowerCase()
  if (email.length <= 254 && emailPattern.test(email)) return accepted(email)
  return refused('not-an-address', 'This is not an e-mail address. Check how it is written.', {
    email: 'Write it like amara@example.org.',
  })
}

/** The roles that change: which are new, which end. */
export function roleChange(now: Role[], wanted: Role[]): { granted: Role[]; ended: Role[] } {
  return {
    granted: roles.filter((role) => wanted.includes(role) && !now.includes(role)),
    ended: roles.filter((role) => now.includes(role) && !wanted.includes(role)),
  }
}

/**
 * Somebody must always be able to let people in.
 * @param others true when another administrator can still act
 */
export function keepsAnAdministrator(ended: Role[], others: boolean): Outcome<null> {
  if (others || !ended.includes('administrator')) return accepted(null)
  return refused(
    'last-administrator',
    'This is the only administrator. Make somebody else an administrator first.',
    { roles: 'Make somebody else an administrator first.' },
  )
}
