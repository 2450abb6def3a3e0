// Pages by key: the next page starts after the last row of this one.

export function Pager({
  next,
  isFirst,
  firstHref,
}: {
  next: string | null
  isFirst: boolean
  firstHref: string
}) {
  if (!next && isFirst) return null
  return (
    <nav className="pager" aria-label="Pages">
      {!isFirst && (
        <a className="button small" href={firstHref}>
          Back to the start
        </a>
      )}
      {next && (
        <a className="button small" href={next} rel="next">
          Next page
        </a>
      )}
    </nav>
  )
}
