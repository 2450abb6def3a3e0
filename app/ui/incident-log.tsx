// The record of an incident, newest first, and the one line to add to it.
import { lineLimit } from '../domain/incident'
import type { RecordEntry } from '../domain/incident-record'
import { OnceKey } from './field'
import { IncidentTime } from './incident-time'

export function LogForm({
  once,
  line,
  error,
  drill,
}: {
  once: string
  line: string
  error: string | undefined
  drill: boolean
}) {
  return (
    <form method="post" className="log-form">
      <input type="hidden" name="intent" value="note" />
      <OnceKey value={once} />
      <label htmlFor="line" className="visually-hidden">
        Write into the log
      </label>
      {error && (
        <p className="error" id="line-error">
          {error}
        </p>
      )}
      <input
        className="input"
        id="line"
        name="line"
        dir="auto"
        defaultValue={line}
        maxLength={lineLimit}
        placeholder={drill ? 'DRILL: what happened, in a line' : 'What happened, in a line'}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'line-error' : undefined}
      />
      <button className="button primary">Add</button>
    </form>
  )
}

export function IncidentLog({
  entries,
  stepTitles,
  now,
  zone,
  older,
}: {
  entries: RecordEntry[]
  /** Step id → its first sentence. */
  stepTitles: Record<string, string>
  now: string
  zone: string
  /** Where older lines are, or null. */
  older: string | null
}) {
  return (
    <>
      <ol className="timeline" reversed>
        {entries.map((entry) => (
          <li key={`${entry.kind}-${entry.id}`}>
            <p>
              <b>{entry.by.name}</b>{' '}
              <small>
                <IncidentTime at={entry.at} now={now} zone={zone} />
              </small>
            </p>
            <EntryText entry={entry} stepTitles={stepTitles} />
          </li>
        ))}
      </ol>
      {older && (
        <p>
          <a className="button small" href={older}>
            Older lines
          </a>
        </p>
      )}
    </>
  )
}

function EntryText({ entry, stepTitles }: { entry: RecordEntry; stepTitles: Record<string, string> }) {
  if (entry.kind === 'line') return <p dir="auto">{entry.line}</p>
  return (
    <p className="done-step">
      <span className="status done">Done</span> {stepTitles[entry.stepId] ?? entry.stepId}
    </p>
  )
}
