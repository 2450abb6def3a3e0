// The report of a campaign for a board or an auditor: what was asked of whom, figures, exemptions, and where the ledger ends.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCompletionDays } from '../../db/campaign-days'
import { listCheckOutcomes } from '../../db/campaign-checks'
import { listDepartmentProgress } from '../../db/campaign-progress'
import { listReasons, mostReasons } from '../../db/campaign-reasons'
import { findCampaign, listCampaignVersions } from '../../db/campaigns'
import { head } from '../../db/ledger'
import { campaignFigures } from '../commands/campaign-figures'
import { localDay } from '../domain/local-day'
import { headText } from '../governance/ledger-head'
import { allowed, notFound } from '../identity/guard'
import { CampaignReport } from '../ui/campaign-report'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Report: ${data?.campaign.title ?? 'acknowledgements'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-acknowledgements')
  const { db, now, settings } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(now(), zone)
  const withNames = new URL(request.url).searchParams.get('names') === 'yes'
  return {
    campaign,
    figures: await campaignFigures(db, campaign, today),
    versions: await listCampaignVersions(db, campaign.id),
    departments: await listDepartmentProgress(db, campaign.id),
    days: await listCompletionDays(db, campaign.id),
    reasons: withNames ? await listReasons(db, campaign.id) : null,
    mostReasons,
    understanding: await listCheckOutcomes(db, campaign.id),
    head: headText(await head(db)),
    organisation: context.organisation?.name ?? '',
    made: { at: now().toISOString(), by: person.name },
    url: settings.url,
    ...{ zone, today },
  }
}

export default function ReportPage() {
  return <CampaignReport {...useLoaderData<typeof loader>()} />
}
