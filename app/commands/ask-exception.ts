// Ask for an exception: somebody wants to depart from a section for a time, says how and why, and is told what was decided.
import { insertException, withdrawException, findException } from '../../db/exceptions'
import { newId } from '../../db/identifier'
import { getOrganisation } from '../../db/organisation'
import { findPolicy } from '../../db/policies'
import { findLivePublication } from '../../db/publications'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { findClause } from '../domain/policy-document'
import { acceptException, acceptWithdrawal, wordsDigest, type ExceptionWish } from '../governance/exception'
import { numberText } from '../governance/version'
import { actingPerson } from './acting-person'
import { change } from './change'
import { requestLetter, tellOne, whoHearsOf } from './exception-letters'

export type ExceptionRequest = ExceptionWish & {
  policyId: string
  clauseId: string
  /** Fingerprint of the text on the reader's screen. */
  fingerprint: string
}

/**
 * Writes the request down and tells the owner and those who decide. Out: its id.
 * Refuses: roles that only read, a policy of which nothing is in force, a text that is not the one in force any more, a section
 * that is not in it, and what `acceptException` refuses.
 */
export async function askException(desk: Desk, wish: ExceptionRequest): Promise<Outcome<{ id: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'ask'))
    return refused('not-allowed', 'Your role reads policies, so there is nothing you need an exception from.')
  return change(desk, async ({ trx, at, record, tell }) => {
    const policy = await findPolicy(trx, wish.policyId)
    const live = policy && (await findLivePublication(trx, policy.id, at))
    const version = live && (await findVersion(trx, live.versionId))
    if (!policy || !live || !version)
      return refused('not-in-force', 'No version of this policy is in force, so it needs no exception.')
    if (version.fingerprint !== wish.fingerprint)
      return refused(
        'text-changed',
        'A newer version is in force now. Open the policy again, and ask about that one if you still need to.',
      )
    const clause = findClause(version.document, wish.clauseId)
    if (!clause) {
      const sentence = 'Choose the section that you need an exception from.'
      return refused('no-clause', sentence, { clause: sentence })
    }
    const { timeZone } = await getOrganisation(trx)
    const accept = acceptException(wish, localDay(at, timeZone))
    if (!accept.ok) return accept
    const id = newId()
    const { what, why, fromOn, untilOn } = accept.value
    const request = {
      ...{ id, policyId: policy.id, versionId: version.id, versionNumber: numberText(live) },
      ...{ fingerprint: version.fingerprint, clauseId: clause.id, clauseHeading: clause.heading },
      ...{ personId: person.id, personName: person.name, what, why, fromOn, untilOn },
    }
    await insertException(trx, { ...request, at })
    await record({
      action: 'exception.requested',
      subject: { kind: 'exception', id },
      policyId: policy.id,
      detail: {
        ...{ title: clause.heading, clause: clause.id, number: request.versionNumber },
        ...{ fingerprint: version.fingerprint, fromOn, untilOn, words: wordsDigest(request) },
      },
    })
    const letter = requestLetter({ ...request, policyTitle: policy.title }, desk.candor.settings.url)
    for (const one of await whoHearsOf(trx, { ownerId: policy.ownerId, personId: person.id }))
      await tellOne(tell, one, letter)
    return accepted({ id })
  })
}

/** Takes a request back before anybody decides. Refuses: somebody else's, and one that is settled. */
export async function takeBackException(desk: Desk, id: string): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    const asked = await findException(trx, id)
    if (!asked) return noException
    const { timeZone } = await getOrganisation(trx)
    const accept = acceptWithdrawal(asked, { by: person, today: localDay(at, timeZone) })
    if (!accept.ok) return accept
    if (!(await withdrawException(trx, id, at)))
      return refused('settled-already', 'This request was settled a moment ago. Open it again.')
    await record({
      action: 'exception.withdrawn',
      subject: { kind: 'exception', id },
      policyId: asked.policyId,
      detail: { title: asked.clauseHeading, number: asked.versionNumber, fingerprint: asked.fingerprint },
    })
    return accepted(null)
  })
}

/** The refusal for an id that nothing has. */
export const noException = refused(
  'no-exception',
  'There is no such request. Open the list of exceptions and choose one.',
)
