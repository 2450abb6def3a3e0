// What waits for somebody, as cards: what it is, how long it can wait, and the way to it. The first one is the primary action.
import { distanceText } from '../domain/date-words'
import type { Severity } from '../domain/playbook'
import type { Since } from '../governance/since-acknowledged'
import { DateText } from './date-text'
import { Due } from './due'
import { minutesWords } from './own-policies'
import { DrillMark, SeverityMark } from './severity'
import { Status } from './status'

export type Waiting =
  | {
      kind: 'incident'
      href: string
      title: string
      severity: Severity
      since: string
      who: string
      drill: boolean
    }
  | {
      kind: 'approval'
      href: string
      title: string
      since: string
      due: string | null
      /** For whom, when not for themselves. */
      inPlaceOf: string | null
    }
  | { kind: 'mention' | 'exception' | 'experiment'; href: string; title: string; since: string; who: string }
  /** Promised by a moment. */
  | { kind: 'question'; href: string; title: string; by: string; who: string }
  | {
      kind: 'acknowledgement'
      href: string
      title: string
      number: string
      due: string
      minutes: number
      /** What they acknowledged of it before, and what followed. */
      since: Since | null
    }
  | { kind: 'review'; href: string; title: string; due: string }
  /** Published before anybody approved it. */
  | { kind: 'emergency'; href: string; title: string; due: string; who: string; sentBack: boolean }
  | { kind: 'plan'; href: string; title: string; at: string }

type Clock = { now: string; zone: string }

export function WaitingList({ waiting, now, zone }: { waiting: Waiting[] } & Clock) {
  return (
    <ul className="waiting-list">
      {waiting.map((item, index) => (
        <li
          className="card"
          key={`${item.kind} ${item.href} ${item.kind === 'acknowledgement' ? item.number : ''}`}
        >
          <div className="stack tight">
            <p className="muted">{waitingKind(item)}</p>
            <h3 dir="auto">{item.title}</h3>
            <p className="row">
              <WaitingFacts item={item} now={now} zone={zone} />
            </p>
            {item.kind === 'acknowledgement' && item.since && <NewSince since={item.since} />}
          </div>
          <a className={index === 0 ? 'button primary' : 'button'} href={item.href}>
            {waitingVerb(item)}
            <span className="visually-hidden">: {item.title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function waitingKind(item: Waiting): string {
  switch (item.kind) {
    case 'incident':
      return 'Open incident'
    case 'approval':
      return item.inPlaceOf === null
        ? 'For your approval'
        : `For your approval, in place of ${item.inPlaceOf}`
    case 'mention':
      return 'You were mentioned'
    case 'question':
      return 'A question for you'
    case 'exception':
      return 'An exception, for your decision'
    case 'experiment':
      return 'An experiment, for your decision'
    case 'acknowledgement':
      return `To read and acknowledge, version ${item.number}`
    case 'review':
      return 'Review due'
    case 'emergency':
      return 'Published in an emergency, not approved'
    case 'plan':
      return 'Published by itself soon'
    default:
      return item satisfies never
  }
}

function waitingVerb(item: Waiting): string {
  switch (item.kind) {
    case 'incident':
      return 'Go to the desk'
    case 'approval':
      return 'Read and decide'
    case 'mention':
      return 'Read and answer'
    case 'question':
      return 'Answer it'
    case 'exception':
    case 'experiment':
      return 'Read and decide'
    case 'acknowledgement':
      return 'Read it'
    case 'review':
      return 'Review it'
    case 'emergency':
      return 'See where it stands'
    case 'plan':
      return 'See the plan'
    default:
      return item satisfies never
  }
}

/** One line: what was said of the latest version, and how many came before it. */
function NewSince({ since }: { since: Since }) {
  const last = since.changes.at(-1)
  if (!last) return null
  const before = since.changes.length - 1
  return (
    <p dir="auto">
      <b>New since you acknowledged {since.acknowledged.versionNumber}:</b> {last.note}
      {before > 0 && ` And ${before} earlier ${before === 1 ? 'change' : 'changes'}.`}
    </p>
  )
}

function WaitingFacts({ item, now, zone }: { item: Waiting } & Clock) {
  switch (item.kind) {
    case 'incident':
      return (
        <>
          <SeverityMark level={item.severity} />
          {item.drill && <DrillMark />}
          <span className="muted">
            opened by {item.who}, <DateText at={item.since} now={now} zone={zone} time />
          </span>
        </>
      )
    case 'approval':
      return (
        <>
          {item.due && <Due day={item.due} now={now} zone={zone} />}
          <span className="muted">asked {distanceText(item.since, now, zone)}</span>
        </>
      )
    case 'mention':
      return (
        <span className="muted">
          by {item.who}, {distanceText(item.since, now, zone)}
        </span>
      )
    case 'exception':
    case 'experiment':
      return (
        <span className="muted">
          asked by {item.who}, {distanceText(item.since, now, zone)}
        </span>
      )
    case 'question':
      return (
        <>
          {item.by < now ? (
            <Status tone="overdue">was promised {distanceText(item.by, now, zone)}</Status>
          ) : (
            <Status tone="review">promised {distanceText(item.by, now, zone)}</Status>
          )}
          <span className="muted">asked by {item.who}</span>
        </>
      )
    case 'emergency':
      return (
        <>
          {item.sentBack ? (
            <Status tone="overdue">sent back</Status>
          ) : (
            <Due day={item.due} now={now} zone={zone} />
          )}
          <span className="muted">published by {item.who}</span>
        </>
      )
    case 'plan':
      return (
        <span className="muted">
          on <DateText at={item.at} now={now} zone={zone} time />
        </span>
      )
    case 'acknowledgement':
      return (
        <>
          <Due day={item.due} now={now} zone={zone} />
          <span className="muted">
            {minutesWords(item.minutes)}
            {item.since && item.since.changes.length > 0 && ' for what is new'}
          </span>
        </>
      )
    case 'review':
      return <Due day={item.due} now={now} zone={zone} />
    default:
      return item satisfies never
  }
}
