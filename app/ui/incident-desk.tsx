// The desk at which an incident is handled: steps on one side; log, words and numbers on the other.
import type { Incident, Tick } from '../domain/incident'
import type { RecordEntry } from '../domain/incident-record'
import type { Refusal } from '../domain/outcome'
import type { Contact, Statement, Step } from '../domain/scenario-parts'
import type { ContactPeople } from '../render/web'
import { ContactsList } from './contacts-list'
import { ErrorSummary } from './field'
import { IncidentHead } from './incident-head'
import { CloseForm, SeverityForm } from './incident-lead'
import { IncidentLog, LogForm } from './incident-log'
import { ClosedSteps, OpenSteps } from './incident-steps'
import { IncidentTime } from './incident-time'
import { Notice } from './notice'
import { StatementsList } from './statements-list'

export type IncidentDeskProps = {
  incident: Incident
  steps: Step[]
  ticks: Tick[]
  stepTitles: Record<string, string>
  entries: RecordEntry[]
  older: string | null
  statements: Statement[]
  contacts: Contact[]
  people: ContactPeople
  mayHandle: boolean
  mayLead: boolean
  /** What has just been done: the key of a notice. */
  done: string
  once: { note: string; severity: string; close: string }
  now: string
  zone: string
  refusal: Refusal | undefined
  typed: Record<string, string>
}

export function IncidentDesk(props: IncidentDeskProps) {
  const { incident, steps, ticks, zone, now, refusal, mayHandle } = props
  const errors = refusal?.fields ?? {}
  const isOpen = incident.state === 'open'
  const StepList = isOpen ? OpenSteps : ClosedSteps
  return (
    <>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {refusal && !mayHandle && <NotKept typed={props.typed} />}
      {!refusal && <DoneNotice done={props.done} number={incident.number} />}
      <IncidentHead incident={incident} now={now} zone={zone} />
      {incident.state === 'closed' && <Lesson incident={incident} now={now} zone={zone} />}
      {isOpen && <Jumps />}
      <div className="incident">
        <section className="incident-now stack" aria-labelledby="now">
          <div className="row between">
            <h2 id="now">{isOpen ? 'Now' : 'Steps'}</h2>
            <p className="muted">
              {ticks.length} of {steps.length} steps done
            </p>
          </div>
          <StepList steps={steps} ticks={ticks} now={now} zone={zone} mayTick={mayHandle} />
        </section>
        <h2 id="log">Log</h2>
        {mayHandle && (
          <LogForm
            once={props.once.note}
            line={refusal ? (props.typed.line ?? '') : ''}
            error={errors.line}
            drill={incident.drillSince !== null}
          />
        )}
        <section className="incident-log stack" aria-labelledby="log">
          <IncidentLog
            entries={props.entries}
            stepTitles={props.stepTitles}
            now={now}
            zone={zone}
            older={props.older}
          />
        </section>
        {isOpen && <Means {...props} />}
      </div>
    </>
  )
}

function Jumps() {
  return (
    <nav className="jumps no-print" aria-label="On this page">
      <a href="#next">Next step</a>
      <a href="#log">Log</a>
      <a href="#words">Words</a>
      <a href="#call">Call</a>
    </nav>
  )
}

/** What somebody typed for a form that is not there any more, so that they can copy it. */
function NotKept({ typed }: { typed: Record<string, string> }) {
  const words = typed.line || typed.lesson || typed.reason
  if (!words) return null
  return (
    <Notice tone="wait" title="This was not kept; copy it if you need it:">
      <p dir="auto">{words}</p>
    </Notice>
  )
}

/** Words, numbers, and what responders decide. */
function Means({
  incident,
  steps,
  ticks,
  statements,
  contacts,
  people,
  mayLead,
  once,
  typed,
  refusal,
}: IncidentDeskProps) {
  const errors = refusal?.fields ?? {}
  const undone = steps.length - ticks.length
  const back = (intent: string) => (refusal && typed.intent === intent ? typed : {})
  return (
    <div className="incident-means stack">
      <section className="stack" aria-labelledby="words">
        <h2 id="words">Words to say</h2>
        <StatementsList statements={statements} />
      </section>
      <section className="stack" aria-labelledby="call">
        <h2 id="call">Who to call</h2>
        <ContactsList contacts={contacts} people={people} />
      </section>
      {mayLead && (
        <section className="stack no-print" aria-label="For responders">
          <SeverityForm incident={incident} once={once.severity} typed={back('severity')} errors={errors} />
          <CloseForm
            incident={incident}
            once={once.close}
            typed={back('close')}
            errors={errors}
            undone={undone}
          />
        </section>
      )}
    </div>
  )
}

function Lesson({
  incident,
  now,
  zone,
}: {
  incident: Extract<Incident, { state: 'closed' }>
  now: string
  zone: string
}) {
  return (
    <section className="card lesson" aria-labelledby="lesson-title">
      <h2 id="lesson-title">What we learnt</h2>
      <p className="lesson-text" dir="auto">
        {incident.lesson}
      </p>
      <p className="muted">
        Closed by {incident.by.name}, <IncidentTime at={incident.at} now={now} zone={zone} />
      </p>
    </section>
  )
}

function DoneNotice({ done, number }: { done: string; number: number }) {
  switch (done) {
    case 'started':
      return (
        <Notice tone="good" title={`Incident ${number} is running.`}>
          The responders have a message. Say the number on the phone, and begin with the framed step.
        </Notice>
      )
    case 'started-alone':
      return (
        <Notice tone="wait" title={`Incident ${number} is running, but nobody else got a message.`}>
          No other responder is known here. Phone somebody now; the numbers are under “Who to call”.
        </Notice>
      )
    case 'ticked':
      return <Notice tone="good">Done, and written down with your name.</Notice>
    case 'noted':
      return <Notice tone="good">Your line is in the log.</Notice>
    case 'severity':
      return <Notice tone="good">The severity is set, and the reason is in the log.</Notice>
    case 'closed':
      return (
        <Notice tone="good" title={`Incident ${number} is closed.`}>
          Its record stays as it is. Thank the person who spoke up first.
        </Notice>
      )
    default:
      return null
  }
}
