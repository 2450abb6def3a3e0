// The text beside the questions: what people will read, and what the answers just changed in it, as a redline.
import { memo, useEffect, useRef } from 'react'
import type { Clause } from '../domain/policy-document'
import { ClauseRedline } from '../render/diff-web'

/** Drawn again only when the section itself became another one. */
export const SectionPreview = memo(function SectionPreview({
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
  const card = useRef<HTMLElement>(null)
  useEffect(() => showFirstChange(card.current), [now])
  return (
    // A long text scrolls inside its card, so the card takes the focus of a keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="card preview" aria-label="What people will read" ref={card} tabIndex={0}>
      <div className="row between">
        <h2>What people will read</h2>
        <small>
          {now ? `Section ${now.number}, ` : ''}
          {live ? 'live' : 'as saved'}
        </small>
      </div>
      <div className="policy redline" lang={language}>
        {now ? <ClauseRedline before={before ?? now} after={now} /> : <LeftOut before={before} />}
      </div>
    </article>
  )
})

/** Brings the first change into sight inside the card, never moving the page. */
function showFirstChange(card: HTMLElement | null): void {
  const change = card?.querySelector('ins, del')
  if (!card || !change) return
  const place = change.getBoundingClientRect().top - card.getBoundingClientRect().top
  if (place < 0 || place > card.clientHeight - 48) card.scrollTop += place - card.clientHeight / 3
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
