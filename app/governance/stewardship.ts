// Who looks after a policy once it is published: its owner, and whoever may publish.
import { refused, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'

/** True for the owner, while they may see drafts, and for people who may publish. */
export function looksAfter(person: Person, policy: { ownerId: string }): boolean {
  return may(person, 'publish-versions') || (policy.ownerId === person.id && may(person, 'read-drafts'))
}

/** What everybody else is told. */
export const notLookingAfter: Refusal = refused(
  'not-looking-after',
  'Only the owner of this policy, an author or an administrator can do this. Ask one of them.',
)
