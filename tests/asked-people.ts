// People who are asked: a published policy with a campaign, check questions, and a code of the kiosk.
import { makeCodes } from '../app/commands/make-codes'
import { writeCheck } from '../app/commands/change-checks'
import { freezeChecks } from '../app/commands/freeze-checks'
import type { Candor } from '../app/context'
import type { CheckQuestion } from '../app/domain/check-question'
import type { Person } from '../app/domain/person'
import { defaultStatement } from '../app/governance/campaign'
import { findCampaignCheck } from '../db/check-attempts'
import { transact } from '../db/transaction'
import { deskOf, valueOf } from './instance'
import { amara } from './people'
import { anApprovedVersion, aPolicy, publish } from './policies'

export type Asked = {
  slug: string
  campaignId: string
  policyId: string
  versionId: string
  fingerprint: string
  /** Empty when the campaign asks none. */
  questions: CheckQuestion[]
}

export const whoToAsk = {
  clauseId: 'own',
  question: 'You are not sure about a post. What do you do?',
  options: ['Ask', 'Guess'],
  correct: 0,
  why: 'Asking takes a minute.',
}
export const whoseRight = {
  clauseId: 'law',
  question: 'May a policy take away a right that the law gives you?',
  options: ['Yes', 'No'],
  correct: 1,
  why: 'The law is stronger than any policy.',
}
const clauses = ['purpose', 'own', 'law']

/** Everybody is asked to acknowledge the policy. */
export async function anAskedPolicy(candor: Candor): Promise<Asked> {
  return asked(candor, await aPolicy(candor))
}

/** The same with two questions about it, of which both must be right. */
export async function aCheckedPolicy(candor: Candor, tries = 2): Promise<Asked> {
  const policy = await aPolicy(candor)
  for (const typed of [whoToAsk, whoseRight])
    valueOf(await writeCheck(deskOf(candor, amara), { policyId: policy.policyId, typed, clauses }))
  const made = await asked(candor, policy)
  const { campaignId, policyId } = made
  await transact(candor.db, (trx) =>
    freezeChecks(trx, { campaignId, policyIds: [policyId], checks: { passMark: 2, tries } }),
  )
  const check = await findCampaignCheck(candor.db, campaignId, policyId)
  return { ...made, questions: check?.questions ?? [] }
}

async function asked(candor: Candor, policy: { policyId: string; slug: string }): Promise<Asked> {
  const version = await anApprovedVersion(candor, policy.policyId)
  const campaign = {
    audience: { kind: 'everyone' },
    statement: defaultStatement,
    dueOn: '2026-12-04',
  } as const
  const { campaignId } = valueOf(await publish(candor, version, { campaign }))
  if (campaignId === null) throw new Error('Nobody was asked.')
  const { id: versionId, fingerprint } = version
  return { ...policy, campaignId, versionId, fingerprint, questions: [] }
}

/** A new code for somebody, as it is printed without its hyphen. */
export async function aCodeFor(candor: Candor, campaignId: string, person: Person): Promise<string> {
  const choice = { kind: 'person', personId: person.id } as const
  const sheet = valueOf(await makeCodes(deskOf(candor, amara), { campaignId, choice, days: 14 }))
  const [strip] = sheet.strips
  if (!strip) throw new Error('No code was made.')
  return strip.code
}

/** Answers to the questions, by their words. */
export function answersTo(asked: Asked, chosen: string[]): Record<string, number> {
  return Object.fromEntries(
    asked.questions.map(({ id, options }, place) => [id, options.indexOf(chosen[place] ?? '')]),
  )
}
