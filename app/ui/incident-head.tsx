// The top of an incident: number, name, severity, how it stands, who started it and when, and how long it has been running.
import { durationWords, minutesRunning, type Incident } from '../domain/incident'
import { IncidentTime } from './incident-time'
import { PageHead } from './page-head'
import { DrillMark, SeverityMark } from './severity'
import { Status } from './status'

export function IncidentHead({ incident, now, zone }: { incident: Incident; now: string; zone: string }) {
  const minutes = minutesRunning(incident, new Date(now))
  return (
    <>
      {incident.drillSince !== null && (
        <>
          <p className="print-mark" aria-hidden="true">
            DRILL
          </p>
          <p className="note wait">
            <b>This is a drill.</b> Nothing has happened; act as if it had.
          </p>
        </>
      )}
      <PageHead
        title={incident.title}
        crumbs={[{ label: 'Incidents', href: '/incidents' }]}
        action={<RunningClock minutes={minutes} state={incident.state} now={now} zone={zone} />}
      >
        <p className="row">
          <b>Incident {incident.number}</b>
          {incident.drillSince !== null && <DrillMark />}
          <SeverityMark level={incident.severity} />
          <IncidentStatus state={incident.state} />
        </p>
        <p className="muted">
          Started by {incident.openedBy.name}, <IncidentTime at={incident.openedAt} now={now} zone={zone} />
        </p>
      </PageHead>
    </>
  )
}

export function IncidentStatus({ state }: { state: Incident['state'] }) {
  return state === 'open' ? <Status tone="review">Open</Status> : <Status tone="done">Closed</Status>
}

function RunningClock({
  minutes,
  state,
  now,
  zone,
}: {
  minutes: number
  state: Incident['state']
  now: string
  zone: string
}) {
  if (state === 'closed') {
    return (
      <p className="running">
        <small>It took</small>
        <b className="big">{durationWords(minutes)}</b>
      </p>
    )
  }
  return (
    <p className="running">
      <small>Running for</small>
      <b className="big">{durationWords(minutes)}</b>
      <small>
        at <IncidentTime at={now} now={now} zone={zone} />.{' '}
        <a className="no-print" href="?">
          Load again
        </a>
      </small>
    </p>
  )
}
