// The letters about exceptions: one to each person, with what they are to know and where to go.
import { findPerson, listPeopleWithRole, type PersonRecord } from '../../db/people'
import type { ExceptionRecord } from '../../db/exceptions'
import type { Db } from '../../db/tables'
import { may } from '../domain/permission'
import { exceptionDays } from '../governance/exception-words'
import type { Change } from './change'

type Named = Pick<ExceptionRecord, 'id' | 'policyTitle' | 'clauseHeading' | 'fromOn' | 'untilOn'>

/**
 * Who is told of a request: the owner of the policy, and where the owner may not decide the approvers, or without any the
 * administrators. Each once; nobody who asked themselves, has left, or has no address.
 */
export async function whoHearsOf(
  db: Db,
  request: { ownerId: string; personId: string },
): Promise<PersonRecord[]> {
  const reachable = (person: PersonRecord | undefined): person is PersonRecord =>
    person !== undefined && person.email !== '' && person.leftAt === null && person.id !== request.personId
  const owner = await findPerson(db, request.ownerId)
  const told = reachable(owner) ? [owner] : []
  if (told.some((person) => may(person, 'decide-exceptions'))) return told
  for (const role of ['approver', 'administrator'] as const) {
    const deciders = (await listPeopleWithRole(db, role)).filter(reachable)
    const more = deciders.filter((person) => person.id !== owner?.id)
    if (more.length > 0) return [...told, ...more]
  }
  return told
}

/** The letter to somebody who may decide, or owns the policy. */
export function requestLetter(request: Named & { personName: string }, url: string) {
  return {
    subject: `Exception asked for: ${request.policyTitle}`,
    says: `${request.personName} asks for an exception from “${request.clauseHeading}” in “${request.policyTitle}”, ${exceptionDays(request)}. Read the request and decide, or leave it to somebody else who may.`,
    url: `${url}/exceptions/${request.id}`,
  }
}

/** Queues a letter to one person, when they have an address. */
export async function tellOne(
  tell: Change['tell'],
  person: PersonRecord | undefined,
  letter: { subject: string; says: string; url: string },
): Promise<void> {
  if (!person || person.email === '' || person.leftAt !== null) return
  await tell({
    personId: person.id,
    address: person.email,
    subject: letter.subject,
    body: `Dear ${person.name},\n\n${letter.says}\n\n${letter.url}`,
  })
}
