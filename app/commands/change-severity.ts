// Sets the severity of an incident anew, with a reason that stands in its log.
import { insertLogLine, updateSeverity } from '../../db/incidents'
import { changeSeverityTo, mayLeadIncident, type Severity } from '../domain/incident'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { change, type Desk } from './change'
import { handledIncident, incidentClosed } from './handled-incident'

/**
 * Changes the severity from what the person saw to what they say it is.
 * Refuses people who do not lead incidents, a closed incident, a severity that changed meanwhile, and no reason.
 */
export async function changeSeverity(
  desk: Desk,
  wish: { number: number; from: string; to: string; reason: string },
): Promise<Outcome<{ severity: Severity }>> {
  return change(desk, async ({ trx, record, at }) => {
    const handled = await handledIncident(trx, desk.actor, wish.number)
    if (!handled.ok) return handled
    const { incident, by, person } = handled.value
    if (!mayLeadIncident(person)) {
      return refused('not-a-responder', 'Only responders set the severity. Write your view into the log.')
    }
    const changed = changeSeverityTo(incident, wish)
    if (!changed.ok) return changed
    const { severity, line } = changed.value
    const saved = await updateSeverity(trx, { id: incident.id, from: incident.severity, to: severity })
    if (!saved) return incidentClosed(incident.number)
    await insertLogLine(trx, { incidentId: incident.id, by, line, at })
    await record({
      action: 'incident.severity-changed',
      subject: { kind: 'incident', id: incident.id },
      detail: {
        number: incident.number,
        before: incident.severity,
        severity,
        drill: incident.drillSince !== null,
      },
    })
    return accepted({ severity })
  })
}
