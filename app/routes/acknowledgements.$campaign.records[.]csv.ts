// The records of a campaign as CSV: one row for each person asked, safe to open in a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify/sync'
import { listAcknowledgements } from '../../db/acknowledgements'
import { listTargets } from '../../db/campaign-targets'
import { findCampaign } from '../../db/campaigns'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

const everybody = 200_000

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => recordsOf(args))
}

async function recordsOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  allowed(context, request, 'read-acknowledgements')
  const { db } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const records = new Map(
    (await listAcknowledgements(db, campaign.id)).map((record) => [record.personId, record]),
  )
  const targets = await listTargets(db, campaign.id, { state: 'all', limit: everybody })
  const rows = targets.map((target) => {
    const record = records.get(target.personId)
    return {
      name: target.name,
      department: target.department,
      state: record ? 'acknowledged' : target.hasLeft ? 'left' : 'not yet',
      acknowledged_at_utc: record?.acknowledgedAt ?? '',
      statement: record?.statement ?? '',
      version: record?.versionNumber ?? '',
      language: record?.language ?? '',
      fingerprint: record?.fingerprint ?? '',
      method: record?.method ?? '',
      due: campaign.dueOn,
    }
  })
  // Escaped: a name that starts like a formula must not run in a spreadsheet (OWASP, CSV injection).
  const csv = stringify(rows, { header: true, bom: true, escape_formulas: true, columns: columns() })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="acknowledgements-${campaign.id}.csv"`,
      'cache-control': 'private, no-cache',
    },
  })
}

function columns(): { key: string; header: string }[] {
  return [
    { key: 'name', header: 'Name' },
    { key: 'department', header: 'Department' },
    { key: 'state', header: 'State' },
    { key: 'acknowledged_at_utc', header: 'Acknowledged at (UTC)' },
    { key: 'statement', header: 'Statement' },
    { key: 'version', header: 'Version' },
    { key: 'language', header: 'Language' },
    { key: 'fingerprint', header: 'Fingerprint' },
    { key: 'method', header: 'Recorded by' },
    { key: 'due', header: 'Due' },
  ]
}
