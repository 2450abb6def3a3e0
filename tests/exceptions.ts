// Exceptions on their way: Joel asks for one from the section about own accounts of a published policy.
import { askException } from '../app/commands/ask-exception'
import { decideException } from '../app/commands/decide-exception'
import type { Candor } from '../app/context'
import type { Person } from '../app/domain/person'
import { deskOf, minutesLater, valueOf } from './instance'
import { ben, joel } from './people'
import { anApprovedVersion, aPolicy, publish } from './policies'

export type Asked = { policyId: string; slug: string; versionId: string; fingerprint: string }

/** A policy with a version in force. */
export async function aLivePolicy(candor: Candor): Promise<Asked> {
  const { policyId, slug } = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policyId)
  valueOf(await publish(candor, version))
  return { policyId, slug, versionId: version.id, fingerprint: version.fingerprint }
}

/** What Joel asks, on the day of `noon`. */
export function aWish(policy: Asked) {
  return {
    ...{ policyId: policy.policyId, fingerprint: policy.fingerprint, clauseId: 'own' },
    ...{ what: 'I answer in my own name.', why: 'The festival asks for it.' },
    ...{ fromOn: '2026-11-24', untilOn: '2026-12-24' },
  }
}

export async function anException(candor: Candor, policy: Asked, person: Person = joel): Promise<string> {
  const desk = deskOf(candor, person, { at: minutesLater(1) })
  return valueOf(await askException(desk, aWish(policy))).id
}

/** Ben approves it. */
export async function approved(candor: Candor, id: string, untilOn = '2026-12-24'): Promise<void> {
  const word = { id, outcome: 'approved', comment: 'For the festival.', untilOn } as const
  valueOf(await decideException(deskOf(candor, ben, { at: minutesLater(2) }), word))
}
