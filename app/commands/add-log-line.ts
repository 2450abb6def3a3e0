// Writes one line into the log of an incident. Lines are only ever added.
import { createHash } from 'node:crypto'
import { insertLogLine, touchOpenIncident } from '../../db/incidents'
import { addToLog } from '../domain/incident'
import { accepted, type Outcome } from '../domain/outcome'
import { change, type Desk } from './change'
import { handledIncident, incidentClosed } from './handled-incident'

/**
 * Adds a line. Gives its id.
 * Refuses people who do not work on the incident, a closed incident, and an empty or unreadable line.
 */
export async function addLogLine(
  desk: Desk,
  entry: { number: number; line: string },
): Promise<Outcome<{ lineId: string }>> {
  return change(onceForThisLine(desk, entry.line), async ({ trx, record, at }) => {
    const handled = await handledIncident(trx, desk.actor, entry.number)
    if (!handled.ok) return handled
    const { incident, by } = handled.value
    const line = addToLog(incident, entry.line)
    if (!line.ok) return line
    if (!(await touchOpenIncident(trx, incident.id))) return incidentClosed(incident.number)
    const lineId = await insertLogLine(trx, { incidentId: incident.id, by, line: line.value, at })
    await record({
      action: 'incident.noted',
      subject: { kind: 'incident', id: incident.id },
      detail: { number: incident.number, line: lineId, drill: incident.drillSince !== null },
    })
    return accepted({ lineId })
  })
}

/** Sent twice, a line stands once. Another line from the same form, after going back, is another line and must not be lost. */
function onceForThisLine(desk: Desk, line: string): Desk {
  if (!desk.once) return desk
  return { ...desk, once: `${desk.once}.${createHash('sha256').update(line).digest('hex').slice(0, 16)}` }
}
