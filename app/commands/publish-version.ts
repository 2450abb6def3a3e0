// Publish: an approved version gets its public number and its effective date, and people may be asked to acknowledge it.
import { endPlan, findOpenPlanOf } from '../../db/publication-plans'
import type { Desk } from '../context'
import { refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { decidePublication } from '../governance/publishing'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import {
  findPublishable,
  withRound,
  writePublication,
  type Published,
  type PublishRequest,
} from './write-publication'

export type { PublishRequest } from './write-publication'

/**
 * Publishes the version and, when asked, launches its campaign with the targets as they are now. A plan to publish it later is
 * cancelled by it. Refuses: no permission, what `decidePublication` and `decideCampaign` refuse. All of it happens or nothing.
 */
export async function publishVersion(desk: Desk, request: PublishRequest): Promise<Outcome<Published>> {
  const person = actingPerson(desk)
  return change(desk, async (work) => {
    const published = await publishInChange(work, { publisher: person, request })
    if (!published.ok) return published
    await cancelOpenPlan(work, request.versionId)
    return published
  })
}

/** The same inside a change that is under way, for the clock as well: `publisher` is whoever planned it then. */
export async function publishInChange(
  work: Change,
  asked: { publisher: Person; request: PublishRequest; plannedBy?: { id: string; name: string } },
): Promise<Outcome<Published>> {
  const { publisher, plannedBy } = asked
  if (!may(publisher, 'publish-versions')) return notAPublisher
  const found = await findPublishable(work, asked.request.versionId)
  if (!found.ok) return found
  const { version, round, published, isRetired } = found.value
  const request = withRound(asked.request, round)
  const decision = decidePublication(
    { id: version.id, ordinal: version.ordinal, roundOutcome: round?.outcome ?? null, isRetired },
    published,
    request,
    work.at,
  )
  if (!decision.ok) return decision
  return writePublication(work, {
    publishable: found.value,
    request,
    publisher,
    ...decision.value,
    emergency: null,
    ...(plannedBy && { plannedBy }),
  })
}

export const notAPublisher = refused(
  'not-a-publisher',
  'Your role does not let you publish. Ask an author or an administrator.',
)

async function cancelOpenPlan({ trx, at, record }: Change, versionId: string): Promise<void> {
  const plan = await findOpenPlanOf(trx, versionId)
  if (!plan) return
  const because = 'It was published by hand.'
  if (!(await endPlan(trx, plan.id, { outcome: 'cancelled', because, at }))) return
  await record({
    action: 'plan.cancelled',
    subject: { kind: 'plan', id: plan.id },
    policyId: plan.policyId,
    detail: { version: plan.ordinal, because: 'it was published by hand' },
  })
}
