// The person behind a desk, for commands that only people can give.
import type { Desk } from '../context'
import type { Person } from '../domain/person'

/** @throws when a clock, the set-up or the command line acts: a bug in the caller. */
export function actingPerson(desk: Desk): Person {
  if (desk.actor.kind !== 'person') throw new Error(`A ${desk.actor.kind} cannot give this command.`)
  return desk.actor.person
}
