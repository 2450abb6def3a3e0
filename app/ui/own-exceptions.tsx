// My exceptions: from which section the reader may depart today, and until when.
import { DateText } from './date-text'
import { Status } from './status'

export type OwnException = {
  id: string
  clauseHeading: string
  policyTitle: string
  /** ISO date, that day included. */
  untilOn: string
}

/** Nothing for somebody to whom every section applies. */
export function OwnExceptions(props: { exceptions: OwnException[]; today: string }) {
  const { exceptions, today } = props
  if (exceptions.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="exceptions">
      <h2 id="exceptions">Your exceptions</h2>
      <ul className="own-list">
        {exceptions.map((one) => (
          <li key={one.id}>
            <p>
              <a href={`/exceptions/${one.id}`} dir="auto">
                {one.clauseHeading}
              </a>{' '}
              <span className="muted" dir="auto">
                {one.policyTitle}
              </span>
            </p>
            <p className="row">
              <Status tone="live">Approved</Status>
              <span>
                until <DateText at={one.untilOn} now={today} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
