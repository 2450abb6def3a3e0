// An approval path, drawn: the steps in a row or, on a phone, under each other, each with its people and what they said.
import { momentText } from '../domain/date-words'
import type { RoundView, SeatState, SeatView, StepState, StepView } from '../governance/path-view'
import { DateText } from './date-text'
import { Notice } from './notice'
import { Status, type StatusTone } from './status'

type Clock = { now: string; zone: string }

const stepStates: Record<StepState, { tone: StatusTone; word: string }> = {
  done: { tone: 'live', word: 'Complete' },
  now: { tone: 'review', word: 'Now' },
  later: { tone: 'past', word: 'Later' },
  stuck: { tone: 'overdue', word: 'Cannot go on' },
  ended: { tone: 'past', word: 'Not reached' },
}

const seatStates: Record<SeatState, { tone: StatusTone; word: string }> = {
  approved: { tone: 'live', word: 'Approved' },
  'sent-back': { tone: 'overdue', word: 'Sent back' },
  recused: { tone: 'plain', word: 'Stood aside' },
  asked: { tone: 'review', word: 'Asked' },
  'not-needed': { tone: 'past', word: 'Not needed any more' },
  later: { tone: 'past', word: 'Not asked yet' },
  gone: { tone: 'overdue', word: 'Cannot answer any more' },
  replaced: { tone: 'past', word: 'Replaced' },
}

/** `label` names the list for those who cannot see it. */
export function PathDrawing({ steps, label, now, zone }: { steps: StepView[]; label: string } & Clock) {
  return (
    <ol className="path" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <p className="row">
            <b dir="auto">{step.title}</b>
            <Status tone={stepStates[step.state].tone}>{stepStates[step.state].word}</Status>
          </p>
          <p className="muted">
            {sentenceOf(step)}
            <StepDue step={step} now={now} zone={zone} />
          </p>
          <ul className="plain">
            {step.seats.map((seat) => (
              <Seat key={seat.personId} seat={seat} now={now} zone={zone} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function sentenceOf({ rule, asks }: StepView): string {
  const sentence = `${rule.charAt(0).toUpperCase()}${rule.slice(1)}`
  return asks === '' ? `${sentence}.` : `${sentence}: ${asks}.`
}

function StepDue({ step, now, zone }: { step: StepView } & Clock) {
  const isOpen = step.state === 'now' || step.state === 'stuck' || step.state === 'later'
  if (!step.dueOn || !isOpen) return null
  if (step.state !== 'later' && step.dueOn < now.slice(0, 10)) {
    return (
      <>
        {' '}
        <Status tone="overdue">
          was due <DateText at={step.dueOn} now={now.slice(0, 10)} zone={zone} />
        </Status>
      </>
    )
  }
  return (
    <>
      {' '}
      Due <DateText at={step.dueOn} now={now.slice(0, 10)} zone={zone} />.
    </>
  )
}

function Seat({ seat, now, zone }: { seat: SeatView } & Clock) {
  const { tone, word } = seatStates[seat.state]
  return (
    <li>
      <Status tone={tone}>{word}</Status>{' '}
      <span dir="auto">
        {seat.name}
        {seat.title && <span className="muted">, {seat.title}</span>}
      </span>
      {seat.by && (
        <small className="line">
          {seat.state === 'asked'
            ? `${seat.by} may answer in this place`
            : `by ${seat.by}, in this person’s place`}
        </small>
      )}
      {seat.at && (
        <small className="line">
          {seat.state === 'asked' ? (
            <>
              since <DateText at={seat.at} now={now} zone={zone} />
            </>
          ) : (
            momentText(seat.at, zone)
          )}
        </small>
      )}
    </li>
  )
}

/** What the path cannot show by itself: that it cannot go on, or why it ended and who must look again. */
export function RoundNotices({ view, manage }: { view: RoundView; manage: string | null }) {
  return (
    <>
      {view.isStuck && (
        <Notice tone="alarm" title="This step cannot be completed by those who are left.">
          <p>
            {manage ? (
              <a href={manage}>Name somebody else, or take the submission back</a>
            ) : (
              'Its author can name somebody else, or take the submission back.'
            )}
          </p>
        </Notice>
      )}
      {view.voided && (
        <Notice tone="wait" title="This round was voided.">
          <p>
            {view.voided.because.replace(/\.$/, '')}.{' '}
            {view.voided.again.length > 0 &&
              `When the text is sent again, these people look again: ${view.voided.again.join(', ')}.`}
          </p>
        </Notice>
      )}
    </>
  )
}
