// Closes an incident with its lesson. After that its record stays as it is.
import { updateClosed } from '../../db/incidents'
import { closeWithLesson, mayLeadIncident } from '../domain/incident'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { change, type Desk } from './change'
import { handledIncident, incidentClosed } from './handled-incident'

/**
 * Closes the incident. Steps nobody did stay undone and can be seen.
 * Refuses people who do not lead incidents, an incident closed before, and a missing lesson.
 */
export async function closeIncident(
  desk: Desk,
  closing: { number: number; lesson: string },
): Promise<Outcome<{ number: number }>> {
  return change(desk, async ({ trx, record, at }) => {
    const handled = await handledIncident(trx, desk.actor, closing.number)
    if (!handled.ok) return handled
    const { incident, by, person } = handled.value
    if (!mayLeadIncident(person)) {
      return refused('not-a-responder', 'Only responders close an incident. Ask one of them.')
    }
    const lesson = closeWithLesson(incident, closing.lesson)
    if (!lesson.ok) return lesson
    const closed = await updateClosed(trx, { id: incident.id, by, lesson: lesson.value, at })
    if (!closed) return incidentClosed(incident.number)
    await record({
      action: 'incident.closed',
      subject: { kind: 'incident', id: incident.id },
      detail: {
        number: incident.number,
        title: incident.title,
        severity: incident.severity,
        drill: incident.drillSince !== null,
      },
    })
    return accepted({ number: incident.number })
  })
}
