// Only what changes a duty or a right, as a page: each changed sentence with what went and what came, and its ground.
import { groundText } from '../compare/change-class-proposal'
import type { ClauseDiff } from '../compare/document-diff'
import type { DutyChange } from '../compare/duty-change'
import { diffText } from '../compare/word-diff'
import { changeLabels } from './change-labels'
import { PiecesText } from './diff-blocks'
import { printable } from './printable'

/** As many sentences of one section as anybody reads here; the whole redline has them all. */
const mostShown = 60

export type ClauseDutiesProps = { clause: ClauseDiff; duties: DutyChange[]; anchor: string | undefined }

/** A section's heading with the sentences in it that alter a duty. */
export function ClauseDuties({ clause, duties, anchor }: ClauseDutiesProps) {
  return (
    <section id={anchor}>
      <h2 dir="auto">
        <span className="num">{clause.number}</span> <PiecesText pieces={clause.heading} />
        {changeLabels(clause).map((label) => (
          <span key={label} className="change-label">
            {' '}
            {label}
          </span>
        ))}
      </h2>
      <DutyList duties={duties} />
    </section>
  )
}

/** Changed sentences, each with its ground. */
export function DutyList({ duties }: { duties: DutyChange[] }) {
  const more = duties.length - mostShown
  return (
    <>
      <ul className="duty-list">
        {duties.slice(0, mostShown).map((duty, index) => (
          <li key={index}>
            {(duty.before ?? duty.after) !== undefined && (
              <p dir="auto">
                {duty.under && <span className="muted">{printable(duty.under)} </span>}
                <PiecesText pieces={diffText(duty.before ?? '', duty.after ?? '')} />
              </p>
            )}
            <p className="duty-ground" dir="auto">
              <strong>Why it counts:</strong> {printable(groundText(duty))}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="unchanged">
          {more === 1 ? '1 more sentence' : `${more} more sentences`} of this section: see what changed.
        </p>
      )}
    </>
  )
}
