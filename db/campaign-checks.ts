// What campaigns ask about understanding, and how it went: counts, never answers of single people.
import type { CheckQuestion } from '../app/domain/check-question'
import type { PolicyDocument } from '../app/domain/policy-document'
import type { CampaignCheck } from './check-attempts'
import type { Db, Trx } from './tables'

/** The text that a campaign asks about a policy, or null. When it asks about later ones as well, the first. */
export async function findCampaignDocument(
  db: Db,
  campaignId: string,
  policyId: string,
): Promise<PolicyDocument | null> {
  const row = await db
    .selectFrom('campaign_versions')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .select('versions.document')
    .where('campaign_versions.campaign_id', '=', campaignId)
    .where('campaign_versions.policy_id', '=', policyId)
    .orderBy('versions.ordinal')
    .limit(1)
    .executeTakeFirst()
  return row ? (JSON.parse(row.document) as PolicyDocument) : null
}

/** Freezes the questions of a campaign about one policy. */
export async function insertCampaignCheck(
  trx: Trx,
  check: CampaignCheck & { campaignId: string; policyId: string },
): Promise<void> {
  await trx
    .insertInto('campaign_checks')
    .values({
      campaign_id: check.campaignId,
      policy_id: check.policyId,
      questions: JSON.stringify(check.questions),
      pass_mark: check.passMark,
      tries: check.tries,
    })
    .execute()
}

export type CheckOutcome = {
  policyId: string
  policySlug: string
  title: string
  questions: (CheckQuestion & { answered: number; wrong: number })[]
  passMark: number
  tries: number
  /** People who tried at least once, who passed, and who used all their tries without passing. */
  people: number
  passed: number
  attempts: number
}

/** How the questions of a campaign went, policy by policy. */
export async function listCheckOutcomes(db: Db, campaignId: string): Promise<CheckOutcome[]> {
  const checks = await db
    .selectFrom('campaign_checks')
    .innerJoin('policies', 'policies.id', 'campaign_checks.policy_id')
    .selectAll('campaign_checks')
    .select(['policies.slug', 'policies.title'])
    .where('campaign_checks.campaign_id', '=', campaignId)
    .orderBy('policies.title')
    .execute()
  const counts = await db
    .selectFrom('check_counts')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .execute()
  const sums = await db
    .selectFrom('check_attempts')
    .select((row) => [
      'policy_id',
      row.fn.countAll<number>().as('attempts'),
      row.fn.count<number>('person_id').distinct().as('people'),
      // At most one try of a person is passed: whoever passed is not asked again.
      row.fn.count<number>('id').filterWhere('passed', '=', 'yes').as('passed'),
    ])
    .where('campaign_id', '=', campaignId)
    .groupBy('policy_id')
    .execute()
  return checks.map((check) => {
    const sum = sums.find((one) => one.policy_id === check.policy_id)
    const mine = counts.filter((one) => one.policy_id === check.policy_id)
    return {
      policyId: check.policy_id,
      policySlug: check.slug,
      title: check.title,
      questions: (JSON.parse(check.questions) as CheckQuestion[]).map((question) => {
        const count = mine.find((one) => one.question_id === question.id)
        return { ...question, answered: count?.answered ?? 0, wrong: count?.wrong ?? 0 }
      }),
      passMark: check.pass_mark,
      tries: check.tries,
      people: Number(sum?.people ?? 0),
      passed: Number(sum?.passed ?? 0),
      attempts: Number(sum?.attempts ?? 0),
    }
  })
}

export type OutOfTries = {
  policyId: string
  personId: string
  name: string
  lastAt: string
  attempts: number
}

/** Whoever has used all tries of a campaign's questions without passing, with those given beyond. */
export async function listOutOfTries(db: Db, campaignId: string): Promise<OutOfTries[]> {
  const rows = await db
    .selectFrom('check_attempts')
    .innerJoin('campaign_checks', (join) =>
      join
        .onRef('campaign_checks.campaign_id', '=', 'check_attempts.campaign_id')
        .onRef('campaign_checks.policy_id', '=', 'check_attempts.policy_id'),
    )
    .select((row) => [
      'check_attempts.policy_id',
      'check_attempts.person_id',
      row.fn.max('check_attempts.person_name').as('name'),
      row.fn.max('check_attempts.attempted_at').as('last_at'),
      row.fn.max<number>('check_attempts.attempt').as('attempts'),
      row.fn.max<number>('campaign_checks.tries').as('tries'),
      row.fn.max('check_attempts.passed').as('passed'),
    ])
    .where('check_attempts.campaign_id', '=', campaignId)
    .where('campaign_checks.tries', '>', 0)
    .groupBy(['check_attempts.policy_id', 'check_attempts.person_id'])
    .execute()
  const grants = await db
    .selectFrom('check_grants')
    .select((row) => ['policy_id', 'person_id', row.fn.sum<number>('tries').as('tries')])
    .where('campaign_id', '=', campaignId)
    .groupBy(['policy_id', 'person_id'])
    .execute()
  const granted = new Map(grants.map((one) => [`${one.policy_id} ${one.person_id}`, Number(one.tries)]))
  return rows
    .filter(
      (row) =>
        row.passed === 'no' &&
        Number(row.attempts) >= Number(row.tries) + (granted.get(`${row.policy_id} ${row.person_id}`) ?? 0),
    )
    .map((row) => ({
      policyId: row.policy_id,
      personId: row.person_id,
      name: row.name,
      lastAt: row.last_at,
      attempts: Number(row.attempts),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
