// Decisions: each approver's word on one version is a row of its own; and whose word is still waited for.
import { isInside, type Delegation } from '../app/governance/delegation'
import { placesOf, waitedFor, type DecisionOutcome, type Review } from '../app/governance/review'
import type { ChangeClass } from '../app/governance/version'
import { listDelegationsFrom, listDelegationsTo } from './delegations'
import { newId } from './identifier'
import { listRounds, type Round } from './rounds'
import type { Db, Trx } from './tables'

/** Writes an approver's word with their name and job title as they are now. Out: the decision's id. */
export async function insertDecision(
  trx: Trx,
  decision: {
    round: Review
    stepId: string
    person: { id: string; name: string; jobTitle: string }
    outcome: DecisionOutcome
    comment: string
    meaning: string
    changeClass: ChangeClass | null
    /** In whose place, by which delegation; null for themselves. */
    inPlaceOf: { delegationId: string; person: { id: string; name: string; jobTitle: string } } | null
    /** The proof of identity the word rests on. */
    proof: { at: string; by: 'password' | 'sample' | 'session' }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('decisions')
    .values({
      id,
      round_id: decision.round.roundId,
      step_id: decision.stepId,
      version_id: decision.round.versionId,
      person_id: decision.person.id,
      person_name: decision.person.name,
      person_title: decision.person.jobTitle,
      outcome: decision.outcome,
      comment: decision.comment,
      meaning: decision.meaning,
      fingerprint: decision.round.fingerprint,
      decided_at: decision.at.toISOString(),
      change_class: decision.changeClass,
      for_person: decision.inPlaceOf?.person.id ?? null,
      for_person_name: decision.inPlaceOf?.person.name ?? null,
      for_person_title: decision.inPlaceOf?.person.jobTitle ?? null,
      delegation_id: decision.inPlaceOf?.delegationId ?? null,
      proven_at: decision.proof.at,
      proven_by: decision.proof.by,
    })
    .execute()
  return id
}

export type WaitingDecision = {
  policySlug: string
  title: string
  ordinal: number
  openedAt: string
  /** ISO date of the step, else of the round. */
  dueOn: string | null
  /** The name of the person they would decide for; null for themselves. */
  inPlaceOf: string | null
}

/** Versions that wait for this person's word now, for themselves or by a delegation, oldest first, at most 50. */
export async function listWaitingFor(db: Db, personId: string, at: Date): Promise<WaitingDecision[]> {
  const delegations = await listDelegationsTo(db, personId, at)
  const givenBy = delegations.map((delegation) => delegation.from.id)
  const asked = await db
    .selectFrom('round_approvers')
    .innerJoin('rounds', 'rounds.id', 'round_approvers.round_id')
    .select('rounds.id')
    .where('round_approvers.person_id', 'in', [personId, ...givenBy])
    .where('rounds.outcome', 'is', null)
    .groupBy('rounds.id')
    .limit(200)
    .execute()
  const rounds = await listRounds(
    db,
    asked.map((row) => row.id),
  )
  const waiting = rounds
    .flatMap((round) => {
      const [seat] = placesOf(round, personId, givenBy)
      return seat === undefined ? [] : [{ round, seat }]
    })
    .slice(0, 50)
  const titles = await titlesOf(
    db,
    waiting.map(({ round }) => round.versionId),
  )
  return waiting.flatMap(({ round, seat }) => {
    const title = titles.get(round.versionId)
    const dueOn = waitedFor(round)?.step.dueOn ?? round.dueOn
    const giver = delegations.find((delegation) => delegation.from.id === seat)
    const inPlaceOf = seat === personId ? null : (giver?.from.name ?? null)
    return title ? [{ ...title, openedAt: round.openedAt, dueOn, inPlaceOf }] : []
  })
}

export type DecisionDue = {
  roundId: string
  stepId: string
  /** Who is asked now, and whoever may decide in their place today. */
  personId: string
  name: string
  /** The name of the person asked, where `personId` is their delegate. */
  inPlaceOf: string | null
  /** ISO date. */
  dueOn: string
  policySlug: string
  title: string
  ordinal: number
}

/**
 * Everybody whose word is waited for now and by when, where there is a day: for reminders before and after it.
 * Reads open rounds a page at a time, oldest first. Out: with `after` for the next page, null when there is none.
 */
export async function listDecisionsDue(
  db: Db,
  page: { at: Date; limit: number; after?: { openedAt: string; id: string } },
): Promise<{ due: DecisionDue[]; after: { openedAt: string; id: string } | null }> {
  const { at, limit, after } = page
  let query = db
    .selectFrom('rounds')
    .select(['id', 'opened_at'])
    .where('outcome', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(limit)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('opened_at', '>', after.openedAt),
        eb.and([eb('opened_at', '=', after.openedAt), eb('id', '>', after.id)]),
      ]),
    )
  }
  const open = await query.execute()
  const rounds = await listRounds(
    db,
    open.map((row) => row.id),
  )
  const titles = await titlesOf(
    db,
    rounds.map((round) => round.versionId),
  )
  const seats = rounds.flatMap((round) => waitedFor(round)?.seats ?? [])
  const given = (await listDelegationsFrom(db, [...new Set(seats)], at)).filter((one) => isInside(one, at))
  const last = open.at(-1)
  return {
    due: rounds.flatMap((round) => dueOf(round, titles.get(round.versionId), given)),
    after: last && open.length === limit ? { openedAt: last.opened_at, id: last.id } : null,
  }
}

function dueOf(round: Round, title: VersionTitle | undefined, given: Delegation[]): DecisionDue[] {
  const waited = waitedFor(round)
  const dueOn = waited?.step.dueOn ?? round.dueOn
  if (!waited || !title || dueOn === null) return []
  const common = { roundId: round.roundId, stepId: waited.step.id, dueOn, ...title }
  return waited.seats.flatMap((seat) => {
    const name = round.asked.find((one) => one.personId === seat)?.name ?? ''
    const delegates = given
      .filter(({ from, to }) => from.id === seat && placesOf(round, to.id, [seat]).includes(seat))
      .map(({ to }) => ({ ...common, personId: to.id, name: to.name, inPlaceOf: name }))
    const self = round.gone.includes(seat) ? [] : [{ ...common, personId: seat, name, inPlaceOf: null }]
    return [...self, ...delegates]
  })
}

type VersionTitle = { policySlug: string; title: string; ordinal: number }

async function titlesOf(db: Db, versionIds: string[]): Promise<Map<string, VersionTitle>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('versions')
    .innerJoin('policies', 'policies.id', 'versions.policy_id')
    .select(['versions.id', 'versions.title', 'versions.ordinal', 'policies.slug'])
    .where('versions.id', 'in', versionIds)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { policySlug: row.slug, title: row.title, ordinal: Number(row.ordinal) }]),
  )
}
