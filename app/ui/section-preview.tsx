// The text beside the questions: what people will read, and what the answers just changed in it.
import type { Clause } from '../domain/policy-document'
import { ClauseText } from '../render/web'

export function SectionPreview({
  before,
  now,
  live,
  language,
}: {
  /** The section as it was when the screen was opened; undefined when it was left out. */
  before: Clause | undefined
  now: Clause | undefined
  /** True when the text follows the fields while one types. */
  live: boolean
  language: string
}) {
  return (
    <article className="card preview" aria-label="What people will read">
      <div className="row between">
        <h2>What people will read</h2>
        <small>
          {now ? `Section ${now.number}, ` : ''}
          {live ? 'live' : 'as saved'}
        </small>
      </div>
      <div className="policy" lang={language}>
        {now ? <ClauseText clause={now} /> : <LeftOut before={before} />}
      </div>
    </article>
  )
}

function LeftOut({ before }: { before: Clause | undefined }) {
  return (
    <p className="muted">
      {before
        ? 'With this answer the section is left out of the policy.'
        : 'This section is left out of the policy: another answer makes it unnecessary.'}
    </p>
  )
}
