// Above a policy: what is asked of this reader, where they stand, and after their answer what comes next.
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { askedStanding } from '../governance/asked'
import { isOverdue } from '../governance/campaign'
import { ownStanding, standingWords } from '../governance/own-standing'
import type { Since } from '../governance/since-acknowledged'
import type { Asked } from '../governance/asked'
import { DateText } from './date-text'
import { Status } from './status'

/** Another policy that waits for the same reader. */
export type NextPolicy = { title: string; number: string; href: string; dueOn: string }

export type AnswerState = 'acknowledged' | 'declined' | null

type Reading = { slug: string; number: string; ownerName: string; asked: Asked | null }

/** One line or two: please read, still valid, declined, exempt, paused; with a way to the statement. Nothing for those who are not asked. */
export function OwnStandingNote({
  reading,
  since,
  zone,
  now,
}: {
  reading: Reading
  since: Since | null
  zone: string
  now: string
}) {
  const { asked, number, slug } = reading
  const today = localDay(new Date(now), zone)
  const standing = ownStanding(number, asked, since)
  switch (standing.kind) {
    case 'waiting': {
      const late = isOverdue(standing.dueOn, today)
      return (
        <div className={late ? 'note wait' : 'note'}>
          <p>
            <b>{late ? 'Please read and acknowledge this now.' : 'Please read and acknowledge this.'}</b> Due{' '}
            <DateText at={standing.dueOn} now={today} />.{' '}
            <a className="no-print" href="#statement">
              To the statement
            </a>
          </p>
        </div>
      )
    }
    case 'still-valid':
      return (
        <div className="note good">
          <p>
            <Status tone="done">Still valid</Status>{' '}
            {standingWords(standing, zone).replace(/^Still valid: /, '')}. You acknowledged {standing.earlier}{' '}
            and need not do anything.{' '}
            <a className="no-print" href={`/policies/${slug}/compare?from=${standing.earlier}&to=${number}`}>
              What changed since {standing.earlier}
            </a>
          </p>
        </div>
      )
    case 'paused':
      return <p className="note">This request is paused: nothing is asked of you now.</p>
    case 'acknowledged':
      return (
        <p>
          <Status tone="done">{standingWords(standing, zone)}</Status>
        </p>
      )
    case 'not-asked':
      return standing.earlier === null ? null : (
        <p className="muted">
          You acknowledged {standing.earlier}.{' '}
          <a className="no-print" href={`/policies/${slug}/compare?from=${standing.earlier}&to=${number}`}>
            What changed since {standing.earlier}
          </a>
        </p>
      )
    case 'declined':
      return (
        <div className="note">
          <p>
            <b>You declined{standing.at === null ? '' : ` on ${dayText(standing.at, zone)}`}.</b> That is an
            answer, and nothing more is asked of you. <AfterAll />
          </p>
        </div>
      )
    case 'exempt':
      return (
        <div className="note">
          <p>
            <b>You are exempt: you need not answer.</b> The policy applies to you all the same. <AfterAll />
          </p>
        </div>
      )
    default:
      return standing satisfies never
  }
}

/** To the form at the end of the page, which is folded for those who need not answer. */
function AfterAll() {
  return (
    <a className="no-print" href="#statement">
      Acknowledge it after all
    </a>
  )
}

/** The page after the answer: thanks, a copy to take away, and the next policy that waits. */
export function AnswerDone({
  state,
  reading,
  copies,
  next,
  now,
}: {
  state: AnswerState
  reading: Reading
  copies: { label: string; href: string }[]
  next: NextPolicy[]
  now: string
}) {
  const { asked } = reading
  if (!asked || state === null) return null
  if (state === 'acknowledged' && !asked.acknowledgedAt) return null
  if (state === 'declined' && askedStanding(asked) !== 'declined') return null
  const [first, ...others] = next
  return (
    <section className="card stack done" role="status" aria-labelledby="done">
      <div className="stack tight">
        <h2 id="done">{state === 'acknowledged' ? 'Done. Thank you.' : 'Your refusal is recorded.'}</h2>
        <p>
          {state === 'acknowledged'
            ? `Your acknowledgement of ${asked.acknowledgedNumber ?? reading.number} is recorded.`
            : `${reading.ownerName}, who owns this policy, has been told your reason and may talk with you. Nothing more is asked of you, and you may still acknowledge it later.`}
        </p>
      </div>
      <p className="row no-print" aria-label="Download a copy">
        {copies.map((copy) => (
          <a key={copy.href} className="button small" href={copy.href}>
            {copy.label}
          </a>
        ))}
      </p>
      {first ? (
        <div className="stack tight no-print">
          <p>
            {next.length === 1
              ? 'One more policy waits for you.'
              : `${next.length} more policies wait for you.`}
          </p>
          <p>
            <a className="button primary act" href={first.href} dir="auto">
              Next: {first.title} {first.number}
            </a>
          </p>
          {others.length > 0 && (
            <ul>
              {others.map((one) => (
                <li key={one.href} dir="auto">
                  <a href={one.href}>
                    {one.title} {one.number}
                  </a>
                  , due <DateText at={one.dueOn} now={now} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        <p>
          Nothing else waits for you. <a href="/">Back to your policies</a>
        </p>
      )}
    </section>
  )
}
