// Parts of a policy's history: when it was looked at and left unchanged, and the exceptions from it.
import { DateText } from './date-text'
import { ExceptionTable, type ExceptionRow } from './exception-table'

export type AffirmationRow = { at: string; by: string; number: string; note: string }

export function Affirmations({ affirmations, zone }: { affirmations: AffirmationRow[]; zone: string }) {
  if (affirmations.length === 0) return null
  return (
    <section className="stack tight">
      <h2>Looked at, and unchanged</h2>
      <ul className="plain stack tight">
        {affirmations.map((one) => (
          <li key={one.at}>
            <span className="muted">
              {one.number}, <DateText at={one.at} zone={zone} />, by {one.by}:
            </span>{' '}
            <span dir="auto">{one.note}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function HistoryExceptions({
  exceptions,
  hasMoreExceptions,
  slug,
}: {
  exceptions: ExceptionRow[]
  hasMoreExceptions: boolean
  slug: string
}) {
  if (exceptions.length === 0) return null
  return (
    <section className="stack tight">
      <ExceptionTable caption="Exceptions" rows={exceptions} withPerson />
      {hasMoreExceptions && (
        <p>
          <a href={`/exceptions?policy=${slug}`}>All exceptions of this policy</a>
        </p>
      )}
    </section>
  )
}
