// What changed for a returning reader, before the text itself: what was said of each version, and the sections that read otherwise.
import { isSameClause, type ClauseDiff, type DocumentDiff } from '../compare/document-diff'
import { textOfSide } from '../compare/diff-sides'
import { dayText } from '../domain/date-words'
import type { Since } from '../governance/since-acknowledged'
import { changeLabels } from '../render/change-labels'
import { DocumentRedline } from '../render/diff-web'
import { clauseAnchor } from '../render/web'

export type SinceAcknowledgedProps = {
  since: Since
  /** Both texts as this reader sees them; null where it is too long to be drawn here. */
  diff: DocumentDiff | null
  /** Folded, so that the statement stays near. */
  isLong: boolean
  slug: string
  number: string
  zone: string
}

/** The notes in words, then the redline of what applies to the reader. */
export function SinceAcknowledged({ since, diff, isLong, slug, number, zone }: SinceAcknowledgedProps) {
  const { versionNumber, acknowledgedAt } = since.acknowledged
  const changed = diff ? flat(diff.clauses).filter(isListed) : []
  const compare = `/policies/${slug}/compare?from=${versionNumber}&to=${number}`
  return (
    <section className="since stack" id="changed" aria-labelledby="changed-heading">
      <div className="stack tight">
        <h2 id="changed-heading">What changed since you acknowledged {versionNumber}</h2>
        <p className="muted">You did so on {dayText(acknowledgedAt, zone)}.</p>
      </div>
      <ul className="since-notes">
        {since.changes.map((change) => (
          <li key={change.number} dir="auto">
            <b>{change.number}</b> {change.note}
          </li>
        ))}
      </ul>
      {!diff ? (
        <p>
          Much of the text is new. <a href={compare}>See all of what changed</a>, or read the whole policy
          below.
        </p>
      ) : changed.length === 0 ? (
        <p>No section that applies to you reads otherwise.</p>
      ) : (
        <>
          <ChangedSections changed={changed} />
          <Redline diff={diff} isLong={isLong} count={changed.length} />
          <p className="no-print">
            <a href={compare}>Compare the two texts in full</a>
          </p>
        </>
      )}
      <p className="no-print">
        That is all that changed for you. <a href="#statement">To the statement</a>
      </p>
    </section>
  )
}

function ChangedSections({ changed }: { changed: ClauseDiff[] }) {
  return (
    <ul className="since-sections">
      {changed.map((clause, index) => (
        <li key={index} dir="auto">
          <span className="num">{clause.number}</span>{' '}
          {clause.change === 'removed' ? (
            textOfSide(clause.heading, 'before')
          ) : (
            <a href={`#${encodeURIComponent(clauseAnchor(clause.id))}`}>
              {textOfSide(clause.heading, 'after')}
            </a>
          )}
          {changeLabels(clause).map((label) => (
            <span key={label} className="change-label">
              {' '}
              {label}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Redline({ diff, isLong, count }: { diff: DocumentDiff; isLong: boolean; count: number }) {
  const redline = <DocumentRedline diff={diff} only="changes" />
  if (!isLong) return <div className="since-redline">{redline}</div>
  return (
    <details className="since-redline">
      <summary>
        Show {count === 1 ? 'the changed section' : `the ${count} changed sections`} word by word
      </summary>
      {redline}
    </details>
  )
}

/** Renumbering alone is no change to a reader. */
function isListed(clause: ClauseDiff): boolean {
  return clause.change !== 'same' || clause.movedFrom !== undefined || clause.audienceWas !== undefined
}

function flat(clauses: ClauseDiff[]): ClauseDiff[] {
  return clauses.flatMap((clause) => (isSameClause(clause) ? [] : [clause, ...flat(clause.clauses)]))
}
