// The incident a command works on, and the person who may work on it; or why not.
import { findIncident, type IncidentRecord } from '../../db/incidents'
import type { Trx } from '../../db/tables'
import { mayHandleIncident, type Who } from '../domain/incident'
import type { Actor } from '../governance/ledger'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import type { Person } from '../domain/person'

/**
 * Finds the incident by number for somebody who may work on it.
 * Refuses with the same words when there is none and when it is not theirs: numbers give nothing away.
 */
export async function handledIncident(
  trx: Trx,
  actor: Actor,
  number: number,
): Promise<Outcome<{ incident: IncidentRecord; person: Person; by: Who }>> {
  const incident = await findIncident(trx, number)
  if (!incident || actor.kind !== 'person' || !mayHandleIncident(actor.person, incident)) {
    return refused(
      'not-your-incident',
      'You do not work on an incident with this number. Ask whoever leads it to write it down for you.',
    )
  }
  const { person } = actor
  return accepted({ incident, person, by: { id: person.id, name: person.name } })
}

/** The refusal when somebody closed the incident a moment ago. */
export function incidentClosed(number: number): Refusal {
  return refused(
    'incident-closed',
    `Incident ${number} was closed a moment ago. Its record stays as it is; start a new incident if it goes on.`,
  )
}
