// What only responders do: set the severity anew with a reason, and close with what was learnt.
import { lessonLimit, lineLimit, severities, severityWords, type Incident } from '../domain/incident'
import { Choices, OnceKey, TextArea, TextField, type FieldErrors } from './field'

export type LeadTyped = { severity?: string; reason?: string; lesson?: string }

type LeadForm = { incident: Incident; once: string; typed: LeadTyped; errors: FieldErrors }

export function SeverityForm({ incident, once, typed, errors }: LeadForm) {
  const isOpen = errors.severity !== undefined || errors.reason !== undefined
  return (
    <details className="card fold" open={isOpen}>
      <summary>Change the severity</summary>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="severity" />
        <input type="hidden" name="from" value={incident.severity} />
        <OnceKey value={once} />
        <Choices
          name="severity"
          label="How bad is it now?"
          kind="single"
          error={errors.severity}
          chosen={[typed.severity ?? String(incident.severity)]}
          options={severities.map((severity) => ({
            value: String(severity),
            label: `SEV${severity} ${severityWords[severity].word}`,
            hint: severityWords[severity].means,
          }))}
        />
        <TextField
          name="reason"
          label="Why?"
          hint="Stands in the log for everyone who works on this."
          error={errors.reason}
          defaultValue={typed.reason}
          maxLength={lineLimit}
          autoComplete="off"
        />
        <p>
          <button className="button">Set the severity</button>
        </p>
      </form>
    </details>
  )
}

export function CloseForm({ incident, once, typed, errors, undone }: LeadForm & { undone: number }) {
  return (
    <details className="card fold" open={errors.lesson !== undefined || typed.lesson !== undefined}>
      <summary>Close incident {incident.number}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="close" />
        <OnceKey value={once} />
        {undone > 0 && (
          <p className="note wait">
            {undone === 1 ? 'One step is not done yet.' : `${undone} steps are not done yet.`} You may close
            all the same; they stay undone in the record.
          </p>
        )}
        <TextArea
          name="lesson"
          label="What did we learn?"
          hint="What made this easy to happen, what helped, what changes and who does it. No names to blame. Closing cannot be undone."
          error={errors.lesson}
          defaultValue={typed.lesson}
          maxLength={lessonLimit}
        />
        <p>
          <button className="button">Close the incident</button>
        </p>
      </form>
    </details>
  )
}
