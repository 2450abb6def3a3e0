// Links in mail that sign somebody in: for whom they are made, and how long they work.
import type { Person } from './person'

/** How long a link works, in milliseconds: one in a reminder lasts over a weekend, one that was asked for an hour. */
export const signInLinkFor = { reminder: 72 * 3_600_000, asked: 3_600_000 } as const

/** True for people whose only role is staff: what they can do is read, acknowledge and ask. Everybody else has a password. */
export function mayEnterByLink(person: Pick<Person, 'roles'>): boolean {
  return person.roles.length > 0 && person.roles.every((role) => role === 'staff')
}

/** The first word of a name: what a page may show to whoever holds the link. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
