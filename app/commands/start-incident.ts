// Starts an incident from a playbook scenario: a number, the scenario frozen as it is, the first line, and a call to the responders.
import { insertIncident, insertLogLine } from '../../db/incidents'
import { listPeopleWithRole } from '../../db/people'
import type { Trx } from '../../db/tables'
import { describeIncident } from '../domain/incident'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { Scenario } from '../domain/playbook'
import { change, type Desk } from './change'
import { incidentMessage } from './incident-message'

/**
 * Starts an incident, or a drill, from the scenario as it is now. Its severity is the scenario's until somebody changes it.
 * Gives the number that people say on the phone, and how many responders a message goes to. Drills tell the responders too, and say that they are drills: being
 * reached is half of what a drill tries out.
 * Refuses people who may not report incidents, and an empty description.
 */
export async function startIncident(
  desk: Desk,
  report: { scenario: Scenario; what: string; drill: boolean },
): Promise<Outcome<{ number: number; told: number }>> {
  const { actor, candor } = desk
  const { scenario, drill } = report
  return change(desk, async ({ trx, record, tell, at }) => {
    if (actor.kind !== 'person' || !may(actor.person, 'report-incident')) return notAReporter()
    const what = describeIncident(report.what)
    if (!what.ok) return what
    const by = { id: actor.person.id, name: actor.person.name }
    const incident = await insertIncident(trx, {
      scenario,
      severity: scenario.severity,
      drill,
      openedBy: by,
      at,
    })
    await insertLogLine(trx, { incidentId: incident.id, by, line: what.value, at })
    await record({
      action: 'incident.reported',
      subject: { kind: 'incident', id: incident.id },
      detail: {
        number: incident.number,
        title: scenario.title,
        severity: scenario.severity,
        scenario: scenario.id,
        drill,
      },
    })
    const responders = await respondersToTell(trx, by.id)
    for (const responder of responders) {
      await tell({
        personId: responder.id,
        address: responder.email,
        ...incidentMessage({
          number: incident.number,
          title: scenario.title,
          severity: scenario.severity,
          drill,
          what: what.value,
          reporter: actor.person,
          url: candor.settings.url,
        }),
      })
    }
    return accepted({ number: incident.number, told: responders.length })
  })
}

/** The responders, or where nobody is one, the administrators; not whoever reports, and nobody without an address. */
async function respondersToTell(trx: Trx, reporterId: string): Promise<Person[]> {
  const responders = await listPeopleWithRole(trx, 'responder')
  const reached = responders.length > 0 ? responders : await listPeopleWithRole(trx, 'administrator')
  return reached.filter((person) => person.id !== reporterId && person.email !== '')
}

function notAReporter() {
  return refused(
    'may-not-report-incidents',
    'Your role does not start incidents. Phone the incident lead, or ask an administrator for another role.',
  )
}
