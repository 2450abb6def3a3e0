// Exceptions in a table: what state each is in, whose it is, from which section, and for which days.
import type { ExceptionState } from '../governance/exception'
import { exceptionDays, exceptionWords } from '../governance/exception-words'
import { Status, type StatusTone } from './status'

export type ExceptionRow = {
  id: string
  state: ExceptionState
  /** Approved, and its first day has come. */
  runs: boolean
  personName: string
  policyTitle: string
  versionNumber: string
  clauseHeading: string
  fromOn: string
  untilOn: string
}

const tones: Record<ExceptionState, StatusTone> = {
  requested: 'review',
  approved: 'live',
  refused: 'past',
  withdrawn: 'past',
  expired: 'past',
  revoked: 'past',
}

/** The state as word, shape and colour; an approved one says whether it runs or is to come. */
export function ExceptionStatus({ state, runs }: Pick<ExceptionRow, 'state' | 'runs'>) {
  const word =
    state === 'approved' ? (runs ? 'Approved, running' : 'Approved, to come') : exceptionWords[state]
  return <Status tone={tones[state]}>{word}</Status>
}

export function ExceptionTable({
  caption,
  rows,
  withPerson,
}: {
  caption: string
  rows: ExceptionRow[]
  withPerson: boolean
}) {
  return (
    <table className="records">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Section</th>
          {withPerson && <th scope="col">Who asked</th>}
          <th scope="col">Days</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`/exceptions/${row.id}`} dir="auto">
                {row.clauseHeading}
              </a>
              <br />
              <small dir="auto">
                {row.policyTitle} {row.versionNumber}
              </small>
            </th>
            {withPerson && (
              <td data-label="Who asked" dir="auto">
                {row.personName}
              </td>
            )}
            <td data-label="Days">{exceptionDays(row)}</td>
            <td data-label="State">
              <ExceptionStatus {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
