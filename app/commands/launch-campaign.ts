// Launch a campaign: the people of an audience are asked to acknowledge a version, in the transaction that publishes it.
import { listAudience } from '../../db/audience'
import { insertCampaign } from '../../db/campaigns'
import { getOrganisation } from '../../db/organisation'
import type { Candor } from '../context'
import { decideCampaign, type CampaignRequest } from '../governance/campaign'
import { localDay } from '../domain/local-day'
import { accepted, type Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import type { Change } from './change'

/** Launches the campaign with its targets as they are now, and tells them. Refuses what `decideCampaign` refuses. Out: its id. */
export async function launchCampaign(
  { trx, at, record, tell }: Change,
  candor: Candor,
  launch: {
    person: Person
    request: CampaignRequest
    policy: { id: string; slug: string }
    version: { id: string; title: string; language: string; fingerprint: string }
    number: string
  },
): Promise<Outcome<string>> {
  const { person, request, policy, version, number } = launch
  const organisation = await getOrganisation(trx)
  const people = await listAudience(trx, request.audience)
  const decision = decideCampaign(request, localDay(at, organisation.timeZone), people.length)
  if (!decision.ok) return decision

  const campaignId = await insertCampaign(trx, {
    title: `${version.title} ${number}`,
    statement: request.statement.trim(),
    dueOn: request.dueOn,
    audience: request.audience,
    launchedBy: person,
    at,
    versions: [{ versionId: version.id, policyId: policy.id, language: version.language }],
    people,
  })
  await record({
    action: 'campaign.launched',
    subject: { kind: 'campaign', id: campaignId },
    policyId: policy.id,
    detail: {
      title: version.title,
      number,
      people: people.length,
      dueOn: request.dueOn,
      fingerprint: version.fingerprint,
    },
  })
  for (const target of people) {
    if (!target.email) continue
    await tell({
      personId: target.id,
      address: target.email,
      subject: `Please read: ${version.title}`,
      body: [
        `Dear ${target.name},`,
        `"${version.title}" ${number} applies to you. Please read it and acknowledge it by ${request.dueOn}.`,
        `${candor.settings.url}/policies/${policy.slug}`,
      ].join('\n\n'),
    })
  }
  return accepted(campaignId)
}
