// Launch a campaign: what is asked of whom is settled, and the first people are enrolled in the same transaction.
import { countAudience } from '../../db/audience-query'
import { insertCampaign } from '../../db/campaign-launch'
import { getOrganisation } from '../../db/organisation'
import { ruleOf, type Audience } from '../governance/audience'
import { decideCampaign, type CampaignRequest } from '../governance/campaign'
import {
  noChecks,
  usualReminders,
  type CampaignChecks,
  type CampaignReminders,
  type EarlierAcknowledgements,
} from '../governance/campaign-plan'
import { localDay } from '../domain/local-day'
import { accepted, type Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import type { Change } from './change'
import { enrolBatch } from './enrol'
import { freezeChecks } from './freeze-checks'

export type Launch = {
  /** In whose name: who asked for it, also where the clock does it. */
  person: Pick<Person, 'id' | 'name'>
  title: string
  request: CampaignRequest
  /** Days for each person from when they are enrolled; null: the request's day. */
  dueDays: number | null
  reminders: CampaignReminders
  checks: CampaignChecks
  earlier: EarlierAcknowledgements
  versions: readonly LaunchedText[]
  plan: { id: string; occurrence: string } | null
}

export type LaunchedText = {
  policyId: string
  versionId: string
  language: string
  title: string
  number: string
  fingerprint: string
}

/** What a publication's own campaign does where nobody chose otherwise. */
export const withPublication = {
  dueDays: null,
  reminders: usualReminders,
  checks: noChecks,
  earlier: 'keep',
  plan: null,
} as const satisfies Partial<Launch>

/**
 * Writes the campaign and enrols its first batch: a small organisation sees it whole at once, and a job goes on with a large one.
 * The first message to each person is sent by the job that reminds. Refuses what `decideCampaign` refuses. Out: its id.
 */
export async function launchCampaign(work: Change, launch: Launch): Promise<Outcome<string>> {
  const { trx, at, record } = work
  const { person, title, request, versions } = launch
  const { timeZone } = await getOrganisation(trx)
  const expected = await countAudience(trx, ruleOf(request.audience))
  const decision = decideCampaign(request, localDay(at, timeZone), expected)
  if (!decision.ok) return decision

  const campaignId = await insertCampaign(trx, {
    ...{ title, versions, expected, at },
    statement: request.statement.trim(),
    dueOn: request.dueOn,
    dueDays: launch.dueDays,
    audience: request.audience,
    reminders: launch.reminders,
    earlier: launch.earlier,
    launchedBy: person,
    plan: launch.plan,
  })
  const policyIds = versions.map(({ policyId }) => policyId)
  await freezeChecks(trx, { campaignId, policyIds, checks: launch.checks })
  const [only] = versions
  await record({
    action: 'campaign.launched',
    subject: { kind: 'campaign', id: campaignId },
    ...(versions.length === 1 && only && { policyId: only.policyId }),
    detail: {
      title: versions.length === 1 && only ? only.title : title,
      number: versions.length === 1 && only ? only.number : null,
      policies: versions.length,
      people: expected,
      dueOn: request.dueOn,
      fingerprint: versions.map(({ fingerprint }) => fingerprint).join(' '),
      audience: audienceKey(request.audience),
      ...(launch.plan && { plan: launch.plan.id, occurrence: launch.plan.occurrence }),
    },
  })
  await enrolBatch(work, campaignId, null)
  return accepted(campaignId)
}

/** Which audience, without a name of somebody: a rule can speak of a manager. */
function audienceKey(audience: Audience): string {
  switch (audience.kind) {
    case 'everyone':
      return 'everyone'
    case 'department':
      return `department ${audience.departmentId}`
    case 'rule':
      return audience.audienceId === null ? 'rule' : `audience ${audience.audienceId}`
    default:
      return audience satisfies never
  }
}
