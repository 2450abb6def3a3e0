// Approval rounds read back whole: their steps, who is asked, and every word that was said.
import type {
  Decision,
  DecisionOutcome,
  Review,
  RoundOutcome,
  StepAsks,
  StepRule,
} from '../app/governance/review'
import type { ChangeClass } from '../app/governance/version'
import type { Db } from './tables'

export type Round = Omit<Review, 'decisions'> & {
  policyId: string
  note: string
  openedBy: string
  openedAt: string
  dueOn: string | null
  closedAt: string | null
  closedBecause: string | null
  /** Of the preset that gave the steps; "" when they were chosen by hand. */
  pathName: string
  /** Why the redline suggests the kind of change; none in rounds older than the proposal. */
  proposedGrounds: string[]
  /** What changed, for readers; "" in rounds older than the note. */
  changeNote: string
  decisions: RoundDecision[]
  asked: Asked[]
}

export type Asked = {
  stepId: string
  personId: string
  name: string
  jobTitle: string
  askedAt: string
  /** Whose place they were given after the round had opened. */
  inPlaceOf: string | null
}

export type RoundDecision = Decision & {
  personName: string
  personTitle: string
  comment: string
  meaning: string
  decidedAt: string
  /** In whose place the person decided. */
  inPlaceOf: { personId: string; name: string; title: string } | null
  /** The proof of identity the word rests on. */
  proof: { at: string | null; by: string }
}

/** The open round of a policy, or undefined. */
export async function findOpenRound(db: Db, policyId: string): Promise<Round | undefined> {
  const rows = await roundRows(db)
    .where('rounds.policy_id', '=', policyId)
    .where('rounds.outcome', 'is', null)
    .execute()
  return (await withParts(db, rows))[0]
}

/** The round that asked for approval of this version, or undefined. */
export async function findRoundOfVersion(db: Db, versionId: string): Promise<Round | undefined> {
  const rows = await roundRows(db)
    .where('rounds.version_id', '=', versionId)
    .orderBy('rounds.opened_at', 'desc')
    .limit(1)
    .execute()
  return (await withParts(db, rows))[0]
}

/** Rounds by id, oldest first; ids that do not exist are left out. */
export async function listRounds(db: Db, ids: string[]): Promise<Round[]> {
  if (ids.length === 0) return []
  const rows = await roundRows(db).where('rounds.id', 'in', ids).orderBy('rounds.opened_at').execute()
  return withParts(db, rows)
}

/** Outcome by version for one policy: null while open. */
export async function roundOutcomes(db: Db, policyId: string): Promise<Map<string, RoundOutcome | null>> {
  const rows = await db
    .selectFrom('rounds')
    .select(['version_id', 'outcome'])
    .where('policy_id', '=', policyId)
    .orderBy('opened_at')
    .execute()
  return new Map(rows.map((row) => [row.version_id, row.outcome as RoundOutcome | null]))
}

/** What each version of a policy changes, as its author says it to readers; rounds older than the note are left out. */
export async function roundNotes(db: Db, policyId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('rounds')
    .select(['version_id', 'change_note'])
    .where('policy_id', '=', policyId)
    .where('change_note', '!=', '')
    .orderBy('opened_at')
    .execute()
  return new Map(rows.map((row) => [row.version_id, row.change_note]))
}

function roundRows(db: Db) {
  return db
    .selectFrom('rounds')
    .innerJoin('versions', 'versions.id', 'rounds.version_id')
    .selectAll('rounds')
    .select(['versions.fingerprint', 'versions.editors'])
}

type RoundRow = Awaited<ReturnType<ReturnType<typeof roundRows>['execute']>>[number]

/** The rounds with what hangs on them: three more queries, however many rounds there are. */
async function withParts(db: Db, rows: RoundRow[]): Promise<Round[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const steps = await db
    .selectFrom('round_steps')
    .selectAll()
    .where('round_id', 'in', ids)
    .orderBy('position')
    .execute()
  const asked = await askedRows(db, ids).execute()
  const decisions = await db
    .selectFrom('decisions')
    .selectAll()
    .where('round_id', 'in', ids)
    .orderBy('decided_at')
    .execute()
  return rows.map((row) => {
    const ofRound = asked.filter((one) => one.round_id === row.id)
    return {
      roundId: row.id,
      policyId: row.policy_id,
      versionId: row.version_id,
      fingerprint: row.fingerprint,
      editors: JSON.parse(row.editors) as string[],
      outcome: row.outcome as RoundOutcome | null,
      note: row.note,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      dueOn: row.due_on,
      closedAt: row.closed_at,
      closedBecause: row.closed_because,
      pathName: row.path_name,
      proposedClass: row.proposed_class as ChangeClass | null,
      proposedGrounds: JSON.parse(row.proposed_grounds) as string[],
      changeNote: row.change_note,
      gone: [
        ...new Set(ofRound.filter((one) => one.left_at !== null || !one.grant).map((one) => one.person_id)),
      ],
      steps: steps
        .filter((step) => step.round_id === row.id)
        .map((step) => ({
          id: step.id,
          position: Number(step.position),
          title: step.title,
          rule: stepRule(step.rule, Number(step.needed)),
          asks: JSON.parse(step.asks) as StepAsks,
          dueOn: step.due_on,
          approvers: stillAsked(ofRound.filter((one) => one.step_id === step.id)),
        })),
      asked: ofRound.map((one) => ({
        stepId: one.step_id,
        personId: one.person_id,
        name: one.name,
        jobTitle: one.job_title,
        askedAt: one.asked_at,
        inPlaceOf: one.in_place_of,
      })),
      decisions: decisions.filter((decision) => decision.round_id === row.id).map(readDecision),
    }
  })
}

function askedRows(db: Db, roundIds: string[]) {
  return db
    .selectFrom('round_approvers')
    .innerJoin('people', 'people.id', 'round_approvers.person_id')
    .selectAll('round_approvers')
    .select(['people.name', 'people.job_title', 'people.left_at'])
    .select((eb) =>
      eb
        .selectFrom('role_grants')
        .select('role_grants.id')
        .whereRef('role_grants.person_id', '=', 'people.id')
        .where('role_grants.ended_at', 'is', null)
        .where('role_grants.role', 'in', ['approver', 'administrator'])
        .limit(1)
        .as('grant'),
    )
    .where('round_approvers.round_id', 'in', roundIds)
    .orderBy('people.name')
    .orderBy('people.id')
}

/** Without those in whose place somebody was named. */
function stillAsked(asked: { person_id: string; in_place_of: string | null }[]): string[] {
  const replaced = asked.map((one) => one.in_place_of)
  return asked.map((one) => one.person_id).filter((id) => !replaced.includes(id))
}

type DecisionRow = {
  step_id: string
  person_id: string
  person_name: string
  person_title: string
  outcome: string
  comment: string
  meaning: string
  decided_at: string
  change_class: string | null
  for_person: string | null
  for_person_name: string | null
  for_person_title: string | null
  proven_at: string | null
  proven_by: string
}

function readDecision(row: DecisionRow): RoundDecision {
  return {
    stepId: row.step_id,
    personId: row.person_id,
    seat: row.for_person ?? row.person_id,
    outcome: row.outcome as DecisionOutcome,
    personName: row.person_name,
    personTitle: row.person_title,
    comment: row.comment,
    meaning: row.meaning,
    decidedAt: row.decided_at,
    changeClass: row.change_class as ChangeClass | null,
    inPlaceOf:
      row.for_person === null
        ? null
        : {
            personId: row.for_person,
            name: row.for_person_name ?? '',
            title: row.for_person_title ?? '',
          },
    proof: { at: row.proven_at, by: row.proven_by },
  }
}

function stepRule(rule: string, needed: number): StepRule {
  if (rule === 'some') return { kind: 'some', needed }
  return rule === 'any' ? { kind: 'any' } : { kind: 'all' }
}
