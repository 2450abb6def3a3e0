// The people of a campaign: who was asked, what became of it, and where they are late; filters that an index answers.
import { sql, type SqlBool } from 'kysely'
import { targetStates, type TargetState } from '../app/governance/campaign-target'
import type { Db } from './tables'

/** What a list of people shows: everybody, one state, or those who owe an answer, are late, or joined later and owe one. */
export const targetViews = ['all', 'owed', 'overdue', 'joiners', ...targetStates] as const
export type TargetView = (typeof targetViews)[number]

export type TargetFilter = {
  view: TargetView
  /** "" for people without a department. */
  departmentId?: string
  /** The beginning of a name, in the letters it is written in. */
  name?: string
  /** ISO date in the organisation's calendar, and the campaign's due day: who is late follows from them. */
  today: string
  dueOn: string
  /** The last person of the page before. */
  after?: { name: string; personId: string }
  limit: number
}

export type TargetRow = {
  personId: string
  name: string
  department: string
  state: TargetState
  /** The person's own due day, or null for the campaign's. */
  dueOn: string | null
  enrolledAs: string
  /** When it was answered or ended; null while it is owed. */
  settledAt: string | null
  hasLeft: boolean
}

/**
 * The people of a campaign in order of name, a page by key. Several states are several walks along an index, each no longer than
 * the page, put together.
 */
export async function listTargets(db: Db, campaignId: string, filter: TargetFilter): Promise<TargetRow[]> {
  const byName = filter.departmentId === undefined
  const states = byName && filter.view === 'all' ? [null] : statesOf(filter.view)
  if (byName && (filter.view === 'joiners' || (filter.view === 'overdue' && !isPast(filter))))
    return targetRows(await oneWalk(db, campaignId, { filter, walk: 'joiners' }).execute())
  const [first, ...others] = states.map((state) =>
    db.selectFrom(oneWalk(db, campaignId, { filter, walk: state }).as('walk')).selectAll(),
  )
  if (!first) return []
  if (others.length === 0) return targetRows(await first.execute())
  const together = others.reduce((all, walk) => all.unionAll(walk), first)
  return targetRows(await together.orderBy('person_name').orderBy('person_id').limit(filter.limit).execute())
}

function statesOf(view: TargetView): TargetState[] {
  if (view === 'all') return [...targetStates]
  return view === 'owed' || view === 'overdue' || view === 'joiners' ? ['assigned', 'opened'] : [view]
}

function isPast({ dueOn, today }: TargetFilter): boolean {
  return today > dueOn
}

/** One stretch of an index in order of name: of a state, of those who joined later and owe an answer, or (null) of everybody. */
function oneWalk(
  db: Db,
  campaignId: string,
  { filter, walk }: { filter: TargetFilter; walk: TargetState | 'joiners' | null },
) {
  const { view, departmentId, name, after, today, limit } = filter
  let query = db
    .selectFrom('campaign_targets')
    .innerJoin('people', 'people.id', 'campaign_targets.person_id')
    .select([
      'campaign_targets.person_id',
      'campaign_targets.person_name',
      'campaign_targets.department_name',
      'campaign_targets.state',
      'campaign_targets.due_on',
      'campaign_targets.enrolled_as',
      'campaign_targets.settled_at',
      'people.left_at',
    ])
    .where('campaign_targets.campaign_id', '=', campaignId)
    .orderBy('campaign_targets.person_name')
    .orderBy('campaign_targets.person_id')
    .limit(limit)
  if (walk === 'joiners' || view === 'joiners')
    query = query.where('campaign_targets.settled_at', 'is', null).where(joined)
  if (walk !== null && walk !== 'joiners') query = query.where('campaign_targets.state', '=', walk)
  if (departmentId !== undefined)
    query =
      departmentId === ''
        ? query.where('campaign_targets.department_id', 'is', null)
        : query.where('campaign_targets.department_id', '=', departmentId)
  if (view === 'overdue')
    query = query.where(({ eb, or }) =>
      or([
        eb('campaign_targets.due_on', '<', today),
        ...(isPast(filter) ? [eb('campaign_targets.due_on', 'is', null)] : []),
      ]),
    )
  if (name !== undefined)
    query = query
      .where('campaign_targets.person_name', '>=', name)
      .where('campaign_targets.person_name', '<', `${name}\u{10ffff}`)
  if (after)
    query = query.where(({ refTuple, tuple, eb }) =>
      eb(
        refTuple('campaign_targets.person_name', 'campaign_targets.person_id'),
        '>',
        tuple(after.name, after.personId),
      ),
    )
  return query
}

/** As the partial index of joiners says it: both engines use one only where the text is the same. */
const joined = sql<SqlBool>`campaign_targets.enrolled_as <> 'launch'`

type StoredTarget = {
  person_id: string
  person_name: string
  department_name: string
  state: string
  due_on: string | null
  enrolled_as: string
  settled_at: string | null
  left_at: string | null
}

function targetRows(rows: StoredTarget[]): TargetRow[] {
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.person_name,
    department: row.department_name,
    // The edge of the database: only moveTarget writes it.
    state: row.state as TargetState,
    dueOn: row.due_on,
    enrolledAs: row.enrolled_as,
    settledAt: row.settled_at,
    hasLeft: row.left_at !== null,
  }))
}
