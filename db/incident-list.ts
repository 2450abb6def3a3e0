// The list of incidents a person may see: open ones first, then closed ones, newest first, in pages that stay quick.
import type { Incident } from '../app/domain/incident'
import type { PersonId } from '../app/domain/person'
import { readIncident } from './incidents'
import type { Db } from './tables'

export type DrillFilter = 'all' | 'real' | 'drills'

/** Where a page ends; the next one starts after it. */
export type IncidentPlace = { state: 'open' | 'closed'; number: number }

export type IncidentFilter = {
  /** Null shows every incident; a person's id shows those this person started. */
  openedBy: PersonId | null
  kind: DrillFilter
  after?: IncidentPlace | undefined
  limit: number
}

/** One page: open incidents, then closed ones, newest first. `next` is where the following page starts. */
export async function listIncidents(
  db: Db,
  filter: IncidentFilter,
): Promise<{ incidents: Incident[]; next: IncidentPlace | null }> {
  const { after, limit } = filter
  const open = after?.state === 'closed' ? [] : await pageOf(db, filter, 'open')
  const room = limit + 1 - open.length
  const closed = room > 0 ? await pageOf(db, filter, 'closed', room) : []
  const found = [...open, ...closed]
  const incidents = found.slice(0, limit)
  const last = incidents.at(-1)
  const next = found.length > limit && last ? { state: last.state, number: last.number } : null
  return { incidents, next }
}

async function pageOf(
  db: Db,
  filter: IncidentFilter,
  state: 'open' | 'closed',
  limit = filter.limit + 1,
): Promise<Incident[]> {
  const { openedBy, kind, after } = filter
  let query = db
    .selectFrom('incidents')
    .select([
      'id',
      'number',
      'scenario_id',
      'title',
      'severity',
      'drill_since',
      'opened_by',
      'opened_by_name',
      'opened_at',
      'closed_by',
      'closed_by_name',
      'closed_at',
      'lesson',
      'revision',
    ])
    .where('closed_at', state === 'open' ? 'is' : 'is not', null)
    .orderBy('number', 'desc')
    .limit(limit)
  if (openedBy) query = query.where('opened_by', '=', openedBy)
  if (kind === 'drills') query = query.where('drill_since', 'is not', null)
  if (kind === 'real') query = query.where('drill_since', 'is', null)
  if (after?.state === state) query = query.where('number', '<', after.number)
  const rows = await query.execute()
  return rows.map(readIncident)
}
