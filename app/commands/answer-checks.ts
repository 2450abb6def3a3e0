// Answer check questions: one try, written for good with its counts; whoever runs out of tries is helped by the owner.
import {
  findCampaignCheck,
  findCheckStanding,
  insertAttempt,
  listAttempts,
  countGranted,
} from '../../db/check-attempts'
import { listOwedVersions } from '../../db/owed-versions'
import { findPerson } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { checkStanding, markAnswers, type CheckAnswers, type CheckStanding } from '../domain/check-question'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { actingPerson } from './acting-person'
import { change, type Change, type Desk } from './change'
import { outOfTriesLetter } from './check-letters'

export type CheckedAnswers = { passed: boolean; correct: number; asked: number; standing: CheckStanding }

/**
 * Marks the answers of whoever acts and keeps them as one try. Refuses: somebody who owes the campaign no answer about this
 * policy, a campaign that asks no questions, questions without an answer, and tries after the last or after one that passed.
 * Out: how it went; `standing` is that after this try.
 */
export async function answerChecks(
  desk: Desk,
  given: { campaignId: string; policyId: string; answers: CheckAnswers },
): Promise<Outcome<CheckedAnswers>> {
  const person = actingPerson(desk)
  const { campaignId, policyId } = given
  const asked = { campaignId, policyId, personId: person.id }
  return change(desk, async (step) => {
    const { trx, at } = step
    const owed = (await listOwedVersions(trx, { ...asked, at })).find((one) => one.policyId === policyId)
    const check = await findCampaignCheck(trx, campaignId, policyId)
    if (!owed || !check)
      return refused('not-asked', 'You are not asked these questions. Open the policy again.')
    const before = await findCheckStanding(trx, asked)
    if (before.kind === 'passed')
      return refused('passed-before', 'You have answered these questions. Go on to the statement.')
    if (before.kind !== 'to-do')
      return refused('no-tries-left', `You have no tries left. Talk to ${owed.ownerName}; more can be given.`)
    const marked = markAnswers(check.questions, given.answers, check.passMark)
    if (!marked.ok) return marked
    const { answers, correct, passed, wrong } = marked.value
    const attempts = await listAttempts(trx, asked)
    const attempt = attempts.length + 1
    const first = await insertAttempt(trx, {
      ...asked,
      personName: person.name,
      versionId: owed.versionId,
      ...{ attempt, answers, correct, asked: marked.value.asked, passed, wrong, at },
    })
    if (!first) return refused('answered-before', 'These answers were sent already. Open the page again.')
    const granted = check.tries === 0 ? 0 : await countGranted(trx, asked)
    const standing = checkStanding(check.tries === 0 ? 0 : check.tries + granted, [
      ...attempts,
      { passed, at: at.toISOString() },
    ])
    await step.record({
      action: passed ? 'checks.passed' : 'checks.failed',
      subject: { kind: 'campaign', id: campaignId },
      policyId,
      detail: {
        ...{ title: owed.title, number: owed.number, fingerprint: owed.fingerprint },
        ...{ attempt, score: `${correct}/${marked.value.asked}` },
      },
    })
    // Told once: whoever was given more tries has spoken with somebody already.
    if (standing.kind === 'failed' && granted === 0)
      await tellOwner(step, { candor: desk.candor, policyId, campaignId, name: person.name })
    return accepted({ passed, correct, asked: marked.value.asked, standing })
  })
}

async function tellOwner(
  { trx, tell }: Change,
  facts: { candor: Desk['candor']; policyId: string; campaignId: string; name: string },
): Promise<void> {
  const policy = await findPolicy(trx, facts.policyId)
  const owner = policy && (await findPerson(trx, policy.ownerId))
  if (!policy || !owner?.email || owner.leftAt) return
  const letter = outOfTriesLetter({
    ...{ owner: owner.name, name: facts.name, title: policy.title },
    url: `${facts.candor.settings.url}/acknowledgements/${facts.campaignId}/understanding`,
  })
  await tell({ personId: owner.id, address: owner.email, ...letter })
}
