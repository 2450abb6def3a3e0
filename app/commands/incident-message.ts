// The message that calls responders to an incident: plain text, the essentials first, DRILL where it is one.
import type { Person } from '../domain/person'
import type { Severity } from '../domain/playbook'
import { severityWords } from '../domain/incident'

export type IncidentCall = {
  number: number
  title: string
  severity: Severity
  drill: boolean
  what: string
  reporter: Person
  /** Where this Candor is, without a slash at the end. */
  url: string
}

/** Subject and body. The subject holds only words of the playbook, never what somebody typed. */
export function incidentMessage(call: IncidentCall): { subject: string; body: string } {
  const mark = call.drill ? 'DRILL: ' : ''
  const role = call.reporter.jobTitle ? `, ${call.reporter.jobTitle}` : ''
  const lines = [
    call.drill ? 'This is a DRILL. Nothing has happened; act as if it had.\n' : '',
    `${call.reporter.name}${role}, started incident ${call.number}: ${call.title}.`,
    `Severity: SEV${call.severity}, ${severityWords[call.severity].word.toLowerCase()}.`,
    `What happened: ${call.what}`,
    '',
    'Open it, take the next step, and write into its log what you do:',
    `${call.url}/incidents/${call.number}`,
  ]
  return {
    subject: `${mark}SEV${call.severity}: ${call.title} (incident ${call.number})`,
    body: lines.filter((line, index) => index > 0 || line !== '').join('\n'),
  }
}
