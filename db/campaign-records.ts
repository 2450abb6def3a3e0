// The records of a campaign for a spreadsheet: person by person with everything they answered, a few hundred at a time.
import type { TargetState } from '../app/governance/campaign-target'
import { reasonsOf } from './campaign-reasons'
import type { Db } from './tables'

export type CampaignRecord = {
  name: string
  department: string
  state: TargetState
  hasLeft: boolean
  enrolledAs: string
  dueOn: string | null
  settledAt: string | null
  /** Why it was declined, exempt or closed; "" otherwise. */
  because: string
  acknowledgements: {
    policy: string
    acknowledgedAt: string
    statement: string
    version: string
    language: string
    fingerprint: string
    method: string
    recordedBy: string
    reason: string
    /** ISO date on which it was given on paper; null: when it was recorded. */
    givenOn: string | null
  }[]
}

const page = 500

/** Every person of the campaign in order of name. Holds one page at a time, whatever the size of the campaign. */
export async function* campaignRecords(db: Db, campaignId: string): AsyncGenerator<CampaignRecord> {
  for (let after: { name: string; id: string } | undefined; ;) {
    const targets = await targetsAfter(db, campaignId, after)
    const ids = targets.map((target) => target.person_id)
    const last = targets.at(-1)
    if (!last) return
    const [answers, declined, exempt] = await Promise.all([
      answersOf(db, campaignId, ids),
      reasonsOf(db, { campaignId, kind: 'declined', ids }),
      reasonsOf(db, { campaignId, kind: 'exempt', ids }),
    ])
    const reasons = { declined, exempt }
    for (const target of targets)
      yield {
        name: target.person_name,
        department: target.department_name,
        // The edge of the database: only moveTarget writes it.
        state: target.state as TargetState,
        hasLeft: target.left_at !== null,
        enrolledAs: target.enrolled_as,
        dueOn: target.due_on,
        settledAt: target.settled_at,
        because: becauseOf(target, reasons),
        acknowledgements: answers.get(target.person_id) ?? [],
      }
    if (targets.length < page) return
    after = { name: last.person_name, id: last.person_id }
  }
}

function becauseOf(
  target: { state: string; person_id: string; closed_because: string },
  reasons: Record<'declined' | 'exempt', Map<string, string>>,
): string {
  if (target.state === 'closed') return target.closed_because
  if (target.state !== 'declined' && target.state !== 'exempt') return ''
  return reasons[target.state].get(target.person_id) ?? ''
}

async function targetsAfter(db: Db, campaignId: string, after: { name: string; id: string } | undefined) {
  let query = db
    .selectFrom('campaign_targets')
    .innerJoin('people', 'people.id', 'campaign_targets.person_id')
    .selectAll('campaign_targets')
    .select('people.left_at')
    .where('campaign_targets.campaign_id', '=', campaignId)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('campaign_targets.person_name', 'campaign_targets.person_id'),
        '>',
        tuple(after.name, after.id),
      ),
    )
  return query
    .orderBy('campaign_targets.person_name')
    .orderBy('campaign_targets.person_id')
    .limit(page)
    .execute()
}

async function answersOf(db: Db, campaignId: string, ids: string[]) {
  const answers = new Map<string, CampaignRecord['acknowledgements']>()
  if (ids.length === 0) return answers
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('acknowledgements', (join) =>
      join
        .onRef('acknowledgements.campaign_id', '=', 'campaign_versions.campaign_id')
        .onRef('acknowledgements.version_id', '=', 'campaign_versions.version_id')
        .onRef('acknowledgements.language', '=', 'campaign_versions.language'),
    )
    .innerJoin('versions', 'versions.id', 'acknowledgements.version_id')
    .innerJoin('people', 'people.id', 'acknowledgements.recorded_by')
    .selectAll('acknowledgements')
    .select(['versions.title', 'people.name as recorder'])
    .where('campaign_versions.campaign_id', '=', campaignId)
    .where('acknowledgements.person_id', 'in', ids)
    .orderBy('acknowledgements.id')
    .execute()
  for (const row of rows)
    answers.set(row.person_id, [
      ...(answers.get(row.person_id) ?? []),
      {
        policy: row.title,
        acknowledgedAt: row.acknowledged_at,
        statement: row.statement,
        version: row.version_number,
        language: row.language,
        fingerprint: row.fingerprint,
        method: row.method,
        recordedBy: row.recorded_by === row.person_id ? row.person_name : row.recorder,
        reason: row.reason,
        givenOn: row.given_on,
      },
    ])
  return answers
}
