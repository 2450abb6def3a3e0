// Decide on an exception: somebody other than the one who asked approves or refuses it, and may end an approved one early.
import {
  decideException as writeDecision,
  findException,
  revokeException as writeRevocation,
} from '../../db/exceptions'
import { getOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import type { Desk } from '../context'
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptExceptionWord, acceptRevocation, type ExceptionWord } from '../governance/exception'
import { exceptionDays } from '../governance/exception-words'
import { actingPerson } from './acting-person'
import { noException } from './ask-exception'
import { change } from './change'
import { tellOne } from './exception-letters'

/**
 * Writes the decision, which is for good, and tells the person who asked. An approval may grant fewer days.
 * Refuses what `acceptExceptionWord` refuses, and a request that was settled a moment ago.
 */
export async function decideException(
  desk: Desk,
  word: ExceptionWord & { id: string },
): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record, tell }) => {
    const asked = await findException(trx, word.id)
    if (!asked) return noException
    const { timeZone } = await getOrganisation(trx)
    const accept = acceptExceptionWord(asked, word, { by, today: localDay(at, timeZone) })
    if (!accept.ok) return accept
    const { outcome, comment, untilOn } = accept.value
    if (!(await writeDecision(trx, { id: asked.id, outcome, by, at, comment, untilOn })))
      return refused('settled-already', 'This request was settled a moment ago. Open it again.')
    const person = await findPerson(trx, asked.personId)
    await record({
      action: outcome === 'approved' ? 'exception.approved' : 'exception.refused',
      subject: { kind: 'exception', id: asked.id },
      policyId: asked.policyId,
      detail: {
        ...{ title: asked.clauseHeading, number: asked.versionNumber, fingerprint: asked.fingerprint },
        ...{ person: asked.personId, fromOn: asked.fromOn, untilOn },
      },
      names: [{ personId: asked.personId, name: person?.name ?? asked.personName }],
    })
    const because = comment === '' ? '' : ` They wrote: ${comment}`
    await tellOne(tell, person, {
      subject: `Exception ${outcome}: ${asked.policyTitle}`,
      says:
        outcome === 'approved'
          ? `${by.name} approved your exception from “${asked.clauseHeading}” in “${asked.policyTitle}”, ${exceptionDays({ ...asked, untilOn })}. It ends by itself.${because}`
          : `${by.name} refused your exception from “${asked.clauseHeading}” in “${asked.policyTitle}”. The section applies to you as it stands.${because}`,
      url: `${desk.candor.settings.url}/exceptions/${asked.id}`,
    })
    return accepted(null)
  })
}

/**
 * Ends an approved exception before its last day, and tells the person who has it.
 * Refuses what `acceptRevocation` refuses.
 */
export async function revokeException(
  desk: Desk,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record, tell }) => {
    const asked = await findException(trx, id)
    if (!asked) return noException
    const { timeZone } = await getOrganisation(trx)
    const today = localDay(at, timeZone)
    const accept = acceptRevocation(asked, reason, { by, today })
    if (!accept.ok) return accept
    if (!(await writeRevocation(trx, { id, by, at, because: reason })))
      return refused('not-approved', 'This exception ended a moment ago. Open it again.')
    const person = await findPerson(trx, asked.personId)
    await record({
      action: 'exception.revoked',
      subject: { kind: 'exception', id },
      policyId: asked.policyId,
      detail: {
        ...{ title: asked.clauseHeading, number: asked.versionNumber, fingerprint: asked.fingerprint },
        person: asked.personId,
      },
      names: [{ personId: asked.personId, name: person?.name ?? asked.personName }],
    })
    await tellOne(tell, person, {
      subject: `Exception revoked: ${asked.policyTitle}`,
      says: `${by.name} ended your exception from “${asked.clauseHeading}” in “${asked.policyTitle}” on ${dayText(today)}. From now on the section applies to you as it stands. They wrote: ${reason}`,
      url: `${desk.candor.settings.url}/exceptions/${id}`,
    })
    return accepted(null)
  })
}
