// Incidents: mistakes being handled. Ticks and log lines are only ever added; a closed incident takes neither.
import { asSeverity, type Incident, type LogLine, type Tick, type Who } from '../app/domain/incident'
import type { Scenario, Severity } from '../app/domain/playbook'
import { newId } from './identifier'
import type { Db, IncidentsTable, IncidentTicksTable, Trx } from './tables'

/** An incident with the scenario as it was at the start. */
export type IncidentRecord = Incident & { scenarioId: string; scenario: Scenario }

/** Writes a new incident under the next number; writers take turns, so no two get the same one. */
export async function insertIncident(
  trx: Trx,
  incident: { scenario: Scenario; severity: Severity; drill: boolean; openedBy: Who; at: Date },
): Promise<{ id: string; number: number }> {
  const id = newId()
  const at = incident.at.toISOString()
  const last = await trx
    .selectFrom('incidents')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = Number(last?.number ?? 0) + 1
  await trx
    .insertInto('incidents')
    .values({
      id,
      number,
      scenario_id: incident.scenario.id,
      title: incident.scenario.title,
      scenario: JSON.stringify(incident.scenario),
      severity: incident.severity,
      drill_since: incident.drill ? at : null,
      opened_by: incident.openedBy.id,
      opened_by_name: incident.openedBy.name,
      opened_at: at,
      closed_by: null,
      closed_by_name: null,
      closed_at: null,
      lesson: null,
      revision: 1,
    })
    .execute()
  return { id, number }
}

/** Finds an incident by the number people say. */
export async function findIncident(db: Db, number: number): Promise<IncidentRecord | undefined> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) return undefined
  const row = await db.selectFrom('incidents').selectAll().where('number', '=', number).executeTakeFirst()
  if (!row) return undefined
  const scenario = JSON.parse(row.scenario) as Scenario
  return { ...readIncident(row), scenarioId: row.scenario_id, scenario }
}

/**
 * Notes a change to an incident that is still open, so that changes to one incident follow each other.
 * Returns false when it is closed: nothing may be added any more.
 */
export async function touchOpenIncident(trx: Trx, id: string): Promise<boolean> {
  const result = await trx
    .updateTable('incidents')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Sets the severity. Returns false when it is not `from` any more, or the incident is closed. */
export async function updateSeverity(
  trx: Trx,
  change: { id: string; from: Severity; to: Severity },
): Promise<boolean> {
  const result = await trx
    .updateTable('incidents')
    .set(({ eb }) => ({ severity: change.to, revision: eb('revision', '+', 1) }))
    .where('id', '=', change.id)
    .where('severity', '=', change.from)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Closes the incident with its lesson. Returns false when somebody closed it before. */
export async function updateClosed(
  trx: Trx,
  closing: { id: string; by: Who; lesson: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('incidents')
    .set(({ eb }) => ({
      closed_by: closing.by.id,
      closed_by_name: closing.by.name,
      closed_at: closing.at.toISOString(),
      lesson: closing.lesson,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', closing.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Ticks a step. Returns false when somebody ticked it before. */
export async function insertTick(
  trx: Trx,
  tick: { incidentId: string; stepId: string; by: Who; at: Date },
): Promise<boolean> {
  const result = await trx
    .insertInto('incident_ticks')
    .values({
      id: newId(),
      incident_id: tick.incidentId,
      step_id: tick.stepId,
      person_id: tick.by.id,
      person_name: tick.by.name,
      ticked_at: tick.at.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['incident_id', 'step_id']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Every tick of an incident, oldest first; there are never more than the scenario has steps. */
export async function listTicks(db: Db, incidentId: string): Promise<Tick[]> {
  const rows = await db
    .selectFrom('incident_ticks')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('ticked_at')
    .orderBy('id')
    .execute()
  return rows.map(readTick)
}

/** Writes a line into the log. Returns its id. */
export async function insertLogLine(
  trx: Trx,
  entry: { incidentId: string; by: Who; line: string; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('incident_log')
    .values({
      id,
      incident_id: entry.incidentId,
      person_id: entry.by.id,
      person_name: entry.by.name,
      line: entry.line,
      written_at: entry.at.toISOString(),
    })
    .execute()
  return id
}

/** Log lines, newest first; `before` is the id of the page's last line. `more` is true when older ones follow. */
export async function listLog(
  db: Db,
  wish: { incidentId: string; before?: string | undefined; limit: number },
): Promise<{ lines: LogLine[]; more: boolean }> {
  let query = db
    .selectFrom('incident_log')
    .selectAll()
    .where('incident_id', '=', wish.incidentId)
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
  if (wish.before) query = query.where('id', '<', wish.before)
  const rows = await query.execute()
  const lines = rows.slice(0, wish.limit).map((row) => ({
    id: row.id,
    by: { id: row.person_id, name: row.person_name },
    line: row.line,
    at: row.written_at,
  }))
  return { lines, more: rows.length > wish.limit }
}

/** The row in the words of the domain. */
export function readIncident(row: Omit<IncidentsTable, 'scenario'>): Incident {
  const facts = {
    id: row.id,
    number: Number(row.number),
    title: row.title,
    severity: asSeverity(row.severity) ?? 1,
    drillSince: row.drill_since,
    openedBy: { id: row.opened_by, name: row.opened_by_name },
    openedAt: row.opened_at,
  }
  if (row.closed_at === null) return { ...facts, state: 'open' }
  return {
    ...facts,
    state: 'closed',
    by: { id: row.closed_by ?? '', name: row.closed_by_name ?? '' },
    at: row.closed_at,
    lesson: row.lesson ?? '',
  }
}

function readTick(row: IncidentTicksTable): Tick {
  return { stepId: row.step_id, by: { id: row.person_id, name: row.person_name }, at: row.ticked_at }
}
