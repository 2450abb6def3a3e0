// Links in mail that sign somebody in: for whom they are made, and how long they work.
import type { Person } from './person'

/** Three days: over a weekend, and no longer than a mail is fresh. In milliseconds. */
export const signInLinkFor = 72 * 3_600_000

/** True for people whose only role is staff: what they can do is read, acknowledge and ask. Everybody else has a password. */
export function mayEnterByLink(person: Pick<Person, 'roles'>): boolean {
  return person.roles.length > 0 && person.roles.every((role) => role === 'staff')
}

/** The first word of a name: what a page may show to whoever holds the link. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
