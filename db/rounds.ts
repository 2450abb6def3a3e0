// Approval rounds: opened with their steps and who is asked, closed once, read back whole.
import type {
  Decision,
  DecisionOutcome,
  Review,
  RoundOutcome,
  StepAsks,
  StepRule,
} from '../app/domain/review'
import type { ChangeClass } from '../app/domain/version'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

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
  /** What the redline suggests, with its grounds; null in rounds older than the proposal. */
  proposedClass: ChangeClass | null
  proposedGrounds: string[]
  /** What changed, for readers; "" in rounds older than the note. */
  changeNote: string
  decisions: RoundDecision[]
  asked: { stepId: string; personId: string; name: string; jobTitle: string; askedAt: string }[]
}

export type RoundDecision = Decision & {
  personName: string
  personTitle: string
  comment: string
  meaning: string
  decidedAt: string
  /** In whose place the person decided. */
  inPlaceOf: { personId: string; name: string; title: string } | null
}

export type NewRound = {
  policyId: string
  versionId: string
  note: string
  dueOn: string | null
  openedBy: string
  at: Date
  pathName: string
  proposedClass: ChangeClass
  proposedGrounds: string[]
  changeNote: string
  steps: { title: string; rule: StepRule; asks: StepAsks; dueOn: string | null; approvers: string[] }[]
}

/** Opens a round. The database allows one open round for a policy. */
export async function openRound(trx: Trx, round: NewRound): Promise<string> {
  const id = newId()
  await trx
    .insertInto('rounds')
    .values({
      id,
      version_id: round.versionId,
      policy_id: round.policyId,
      note: round.note,
      opened_by: round.openedBy,
      opened_at: round.at.toISOString(),
      due_on: round.dueOn,
      outcome: null,
      closed_at: null,
      closed_because: null,
      revision: 1,
      path_name: round.pathName,
      proposed_class: round.proposedClass,
      proposed_grounds: JSON.stringify(round.proposedGrounds),
      change_note: round.changeNote,
    })
    .execute()
  for (const [position, step] of round.steps.entries()) {
    const stepId = newId()
    await trx
      .insertInto('round_steps')
      .values({
        id: stepId,
        round_id: id,
        position,
        title: step.title,
        rule: step.rule.kind,
        needed: step.rule.kind === 'some' ? step.rule.needed : 0,
        asks: JSON.stringify(step.asks),
        due_on: step.dueOn,
      })
      .execute()
    await trx
      .insertInto('round_approvers')
      .values(
        step.approvers.map((personId) => ({
          step_id: stepId,
          round_id: id,
          person_id: personId,
          asked_at: round.at.toISOString(),
        })),
      )
      .execute()
  }
  return id
}

/**
 * Takes the round's row for this transaction, so that two words, or a word and a change of the text, come one after
 * the other on both engines. Out: false when the round is not open any more.
 */
export async function lockOpenRound(trx: Trx, roundId: string): Promise<boolean> {
  const result = await trx
    .updateTable('rounds')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', roundId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Ends an open round; one that has ended stays as it is. */
export async function closeRound(
  trx: Trx,
  roundId: string,
  end: { outcome: RoundOutcome; because: string | null; at: Date },
): Promise<void> {
  await trx
    .updateTable('rounds')
    .set({ outcome: end.outcome, closed_at: end.at.toISOString(), closed_because: end.because })
    .where('id', '=', roundId)
    .where('outcome', 'is', null)
    .execute()
}

/**
 * Voids the open round of a policy because its draft was changed. Out: the round that was voided, or undefined when
 * none was open. The caller writes the ledger entry.
 */
export async function voidOpenRound(
  trx: Trx,
  change: { policyId: string; because: string; at: Date },
): Promise<{ roundId: string; versionId: string } | undefined> {
  const open = await trx
    .selectFrom('rounds')
    .select(['id', 'version_id'])
    .where('policy_id', '=', change.policyId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (!open || !(await lockOpenRound(trx, open.id))) return undefined
  await closeRound(trx, open.id, { outcome: 'voided', because: change.because, at: change.at })
  return { roundId: open.id, versionId: open.version_id }
}

/** The open round of a policy, or undefined. */
export async function findOpenRound(db: Db, policyId: string): Promise<Round | undefined> {
  const row = await roundRows(db)
    .where('rounds.policy_id', '=', policyId)
    .where('rounds.outcome', 'is', null)
    .executeTakeFirst()
  return row && withParts(db, row)
}

/** The round that asked for approval of this version, or undefined. */
export async function findRoundOfVersion(db: Db, versionId: string): Promise<Round | undefined> {
  const row = await roundRows(db)
    .where('rounds.version_id', '=', versionId)
    .orderBy('rounds.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && withParts(db, row)
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

function roundRows(db: Db) {
  return db
    .selectFrom('rounds')
    .innerJoin('versions', 'versions.id', 'rounds.version_id')
    .select([
      'rounds.id',
      'rounds.policy_id',
      'rounds.version_id',
      'rounds.note',
      'rounds.opened_by',
      'rounds.opened_at',
      'rounds.due_on',
      'rounds.outcome',
      'rounds.closed_at',
      'rounds.closed_because',
      'rounds.path_name',
      'rounds.proposed_class',
      'rounds.proposed_grounds',
      'rounds.change_note',
      'versions.fingerprint',
      'versions.editors',
    ])
}

type RoundRow = {
  id: string
  policy_id: string
  version_id: string
  note: string
  opened_by: string
  opened_at: string
  due_on: string | null
  outcome: string | null
  closed_at: string | null
  closed_because: string | null
  path_name: string
  proposed_class: string | null
  proposed_grounds: string
  change_note: string
  fingerprint: string
  editors: string
}

async function withParts(db: Db, row: RoundRow): Promise<Round> {
  const steps = await db
    .selectFrom('round_steps')
    .selectAll()
    .where('round_id', '=', row.id)
    .orderBy('position')
    .execute()
  const asked = await db
    .selectFrom('round_approvers')
    .innerJoin('people', 'people.id', 'round_approvers.person_id')
    .select([
      'round_approvers.step_id',
      'round_approvers.person_id',
      'round_approvers.asked_at',
      'people.name',
      'people.job_title',
    ])
    .where('round_approvers.round_id', '=', row.id)
    .orderBy('people.name')
    .execute()
  const decisions = await db
    .selectFrom('decisions')
    .selectAll()
    .where('round_id', '=', row.id)
    .orderBy('decided_at')
    .execute()
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
    steps: steps.map((step) => ({
      id: step.id,
      position: step.position,
      title: step.title,
      rule: stepRule(step.rule, step.needed),
      asks: JSON.parse(step.asks) as StepAsks,
      dueOn: step.due_on,
      approvers: asked.filter((one) => one.step_id === step.id).map((one) => one.person_id),
    })),
    asked: asked.map((one) => ({
      stepId: one.step_id,
      personId: one.person_id,
      name: one.name,
      jobTitle: one.job_title,
      askedAt: one.asked_at,
    })),
    decisions: decisions.map((decision) => ({
      stepId: decision.step_id,
      personId: decision.person_id,
      outcome: decision.outcome as DecisionOutcome,
      personName: decision.person_name,
      personTitle: decision.person_title,
      comment: decision.comment,
      meaning: decision.meaning,
      decidedAt: decision.decided_at,
      changeClass: decision.change_class as ChangeClass | null,
      inPlaceOf:
        decision.for_person === null
          ? null
          : {
              personId: decision.for_person,
              name: decision.for_person_name ?? '',
              title: decision.for_person_title ?? '',
            },
    })),
  }
}

function stepRule(rule: string, needed: number): StepRule {
  if (rule === 'some') return { kind: 'some', needed }
  return rule === 'any' ? { kind: 'any' } : { kind: 'all' }
}
