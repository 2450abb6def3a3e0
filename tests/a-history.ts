// A policy with a history: 1.0 and 2.0 are published and 2.0 is in force; submission 3 is in review; the draft is another text.
import type { Candor } from '../app/context'
import { anInstance, minutesLater, valueOf } from './instance'
import { anAnswer, anApprovedVersion, aPolicy, publish, submit } from './policies'

export type History = { candor: Candor; slug: string; policyId: string }

/** Whom each of the four texts reaches, in order. */
export async function aHistory([first, second, third, draft]: [
  string,
  string,
  string,
  string,
]): Promise<History> {
  const candor = await anInstance()
  const policy = await aPolicy(candor)
  const { policyId } = policy
  await anAnswer(candor, policyId, first)
  valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
  await anAnswer(candor, policyId, second)
  const version = await anApprovedVersion(candor, policyId)
  valueOf(await publish(candor, version, { effectiveAt: minutesLater(10) }))
  await anAnswer(candor, policyId, third)
  valueOf(await submit(candor, policyId))
  await anAnswer(candor, policyId, draft)
  return { ...policy, candor: { ...candor, now: () => minutesLater(60) } }
}
