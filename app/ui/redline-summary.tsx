// What differs, in one paragraph of counts, with the way to the whole comparison.
import type { RedlineSummary as Summary } from '../compare/redline-summary'

export type RedlineSummaryProps = {
  summary: Summary
  /** Address of the page that compares the two texts; without it nothing leads there. */
  compare?: string
}

/** One paragraph. */
export function RedlineSummary({ summary, compare }: RedlineSummaryProps) {
  return (
    <p className="redline-summary">
      {summary.sentence}
      {compare && (
        <>
          {' '}
          <a href={compare}>Compare the two texts</a>
        </>
      )}
      {compare && summary.duties > 0 && (
        <>
          {' or '}
          <a href={`${compare}&show=duties`}>see only what changes a duty</a>
        </>
      )}
    </p>
  )
}
