// Experiments: proposals of trials, what a leader said, and what was learned.
import { stateOfExperiment, type ExperimentState, type GoesOn } from '../app/domain/experiment'
import { newId } from './identifier'
import type { Db, Trx } from './tables'
import type { ExperimentsTable } from './tables/asking'

export type ExperimentText = {
  title: string
  what: string
  why: string
  /** Whom we want to reach. */
  reach: string
  /** What we want them to do. */
  hopedFor: string
  guardrails: string
  /** ISO date. */
  endsOn: string
}

export type Experiment = ExperimentText & {
  id: string
  state: ExperimentState
  proposedBy: string
  proposedByName: string
  proposedAt: string
  decision: 'agreed' | 'declined' | null
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: string | null
  decisionComment: string | null
  endedAt: string | null
  endedByName: string | null
  learned: string | null
  goesOn: GoesOn | null
}

/** Writes a proposal. Out: its id. */
export async function insertExperiment(
  trx: Trx,
  proposal: ExperimentText & { by: { id: string; name: string }; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('experiments')
    .values({
      id,
      title: proposal.title,
      what: proposal.what,
      why: proposal.why,
      reach: proposal.reach,
      hoped_for: proposal.hopedFor,
      guardrails: proposal.guardrails,
      ends_on: proposal.endsOn,
      proposed_by: proposal.by.id,
      proposed_by_name: proposal.by.name,
      proposed_at: proposal.at.toISOString(),
      ...undecided,
      revision: 1,
    })
    .execute()
  return id
}

const undecided = {
  decision: null,
  decided_by: null,
  decided_by_name: null,
  decided_at: null,
  decision_comment: null,
  ended_at: null,
  ended_by: null,
  ended_by_name: null,
  learned: null,
  goes_on: null,
}

/** The experiment with this id, or undefined. */
export async function findExperiment(db: Db, id: string): Promise<Experiment | undefined> {
  const row = await db.selectFrom('experiments').selectAll().where('id', '=', id).executeTakeFirst()
  return row && experimentOf(row)
}

/** Those that run, by their last day, at most 100. */
export async function listRunningExperiments(db: Db): Promise<Experiment[]> {
  const rows = await db
    .selectFrom('experiments')
    .selectAll()
    .where('decision', '=', 'agreed')
    .where('ended_at', 'is', null)
    .orderBy('ends_on')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(experimentOf)
}

/** Those that wait for a leader, the oldest first. */
export async function listProposedExperiments(db: Db, limit: number): Promise<Experiment[]> {
  const rows = await db
    .selectFrom('experiments')
    .selectAll()
    .where('decision', 'is', null)
    .orderBy('proposed_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(experimentOf)
}

/** All of them, newest first, a page by key. */
export async function listExperiments(
  db: Db,
  page: { before?: { label: string; id: string } | undefined; limit: number },
): Promise<Experiment[]> {
  const { before } = page
  let query = db
    .selectFrom('experiments')
    .selectAll()
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  if (before)
    query = query
      .where('proposed_at', '<=', before.label)
      .where(({ eb, or }) => or([eb('proposed_at', '<', before.label), eb('id', '<', before.id)]))
  return (await query.execute()).map(experimentOf)
}

/** Writes what a leader said. False when somebody had said it before. */
export async function updateExperimentDecision(
  trx: Trx,
  said: {
    id: string
    decision: 'agreed' | 'declined'
    comment: string
    by: { id: string; name: string }
    at: Date
  },
): Promise<boolean> {
  const result = await trx
    .updateTable('experiments')
    .set((eb) => ({
      decision: said.decision,
      decided_by: said.by.id,
      decided_by_name: said.by.name,
      decided_at: said.at.toISOString(),
      decision_comment: said.comment,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', said.id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Writes how it ended. False when it does not run. */
export async function updateExperimentEnd(
  trx: Trx,
  told: { id: string; learned: string; goesOn: GoesOn; by: { id: string; name: string }; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('experiments')
    .set((eb) => ({
      ended_at: told.at.toISOString(),
      ended_by: told.by.id,
      ended_by_name: told.by.name,
      learned: told.learned,
      goes_on: told.goesOn,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', told.id)
    .where('decision', '=', 'agreed')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function experimentOf(row: ExperimentsTable): Experiment {
  const decision = row.decision as Experiment['decision']
  return {
    id: row.id,
    title: row.title,
    what: row.what,
    why: row.why,
    reach: row.reach,
    hopedFor: row.hoped_for,
    guardrails: row.guardrails,
    endsOn: row.ends_on,
    state: stateOfExperiment({ decision, endedAt: row.ended_at }),
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decision,
    decidedBy: row.decided_by,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    decisionComment: row.decision_comment,
    endedAt: row.ended_at,
    endedByName: row.ended_by_name,
    learned: row.learned,
    goesOn: row.goes_on as GoesOn | null,
  }
}
