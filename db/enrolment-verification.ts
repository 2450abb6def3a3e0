// Checking enrolment: who is in a campaign, and what was kept for them, against the digests that its ledger entries hold.
import { digestOf, keptDigest } from '../app/governance/told-words'
import type { LedgerFault } from './ledger-chain'
import type { Db } from './tables'

type Kept = { personId: string; policyId: string; versionId: string; acknowledgementId: string }

/** What was written at one instant: the people, and what was kept for them. */
type Enrolled = { people: Set<string>; kept: Kept[] }

/** What one entry says. */
type Told = { id: string; people: number; digest: string; keptDigest: string | null }

/**
 * The first campaign that people were put into, taken out of or exchanged in, or whose kept acknowledgements were. Campaigns of
 * before entries told of enrolment are held only against those they have. Memory grows with the largest campaign: about 100
 * bytes for each of its people.
 */
export async function changedEnrolment(db: Db): Promise<LedgerFault | undefined> {
  for (let after = ''; ;) {
    const campaigns = await db
      .selectFrom('campaigns')
      .select(['id', 'title'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(100)
      .execute()
    for (const campaign of campaigns) {
      const fault = await changedIn(db, campaign)
      if (fault) return fault
    }
    const last = campaigns.at(-1)
    if (!last) return undefined
    after = last.id
  }
}

async function changedIn(
  db: Db,
  { id, title }: { id: string; title: string },
): Promise<LedgerFault | undefined> {
  const { told, isWhole } = await toldOf(db, id)
  if (told.size === 0) return undefined
  const enrolled = await enrolledIn(db, id)
  const wrong = (kind: 'enrolment' | 'kept', what: string): LedgerFault => ({
    ...{ kind, sequence: null, id },
    sentence: `${what} in the campaign “${title}” (${id}) are not those that the ledger tells of.`,
  })
  for (const at of isWhole ? new Set([...told.keys(), ...enrolled.keys()]) : told.keys()) {
    const entries = told.get(at) ?? []
    const { people, kept } = enrolled.get(at) ?? { people: new Set(), kept: [] }
    if (entries.reduce((sum, entry) => sum + entry.people, 0) !== people.size)
      return wrong('enrolment', 'The people')
    const [entry, ...others] = entries
    // Batches of one instant cannot be told apart; how many people they brought in can.
    if (!entry || others.length > 0) continue
    if (digestOf([...people]) !== entry.digest) return wrong('enrolment', 'The people')
    if ((kept.length === 0 ? null : keptDigest(kept)) !== entry.keptDigest)
      return wrong('kept', 'The kept acknowledgements')
  }
  return undefined
}

async function toldOf(db: Db, campaignId: string): Promise<{ told: Map<string, Told[]>; isWhole: boolean }> {
  const entries = await db
    .selectFrom('ledger_entries')
    .select(['id', 'at', 'detail'])
    .where('subject_kind', '=', 'campaign')
    .where('subject_id', '=', campaignId)
    .where('action', '=', 'campaign.enrolled')
    .orderBy('id')
    .execute()
  const told = new Map<string, Told[]>()
  let isWhole = false
  for (const { id, at, detail } of entries) {
    // The edge of the database: the chain vouches for the entry.
    const says = JSON.parse(detail) as { [key: string]: string | number | undefined }
    if (says['as'] === 'launch') isWhole = true
    const entry: Told = {
      id,
      people: Number(says['people']) + Number(says['kept']),
      digest: String(says['digest']),
      keptDigest: says['keptDigest'] === undefined ? null : String(says['keptDigest']),
    }
    told.set(at, [...(told.get(at) ?? []), entry])
  }
  return { told, isWhole }
}

async function enrolledIn(db: Db, campaignId: string): Promise<Map<string, Enrolled>> {
  const enrolled = new Map<string, Enrolled>()
  const at = (instant: string): Enrolled => {
    const before = enrolled.get(instant)
    if (before) return before
    const first: Enrolled = { people: new Set(), kept: [] }
    enrolled.set(instant, first)
    return first
  }
  const targets = await db
    .selectFrom('campaign_targets')
    .select(['person_id', 'assigned_at'])
    .where('campaign_id', '=', campaignId)
    .execute()
  for (const target of targets) at(target.assigned_at).people.add(target.person_id)
  const kept = await db
    .selectFrom('kept_acknowledgements')
    .select(['person_id', 'policy_id', 'version_id', 'acknowledgement_id', 'kept_at'])
    .where('campaign_id', '=', campaignId)
    .execute()
  for (const row of kept) {
    const then = at(row.kept_at)
    then.people.add(row.person_id)
    then.kept.push({
      ...{ personId: row.person_id, policyId: row.policy_id },
      ...{ versionId: row.version_id, acknowledgementId: row.acknowledgement_id },
    })
  }
  return enrolled
}
