// The way through a comparison: which sections changed, which view of it, and its pages.
import type { RedlineView } from '../compare/comparison'

export type ListedChange = { page: number; anchor: string; number: string; heading: string; labels: string[] }

/** Beyond this many the list begins closed, so that the text is in sight. */
const mostOpen = 12

export type ChangeContentsProps = {
  changes: ListedChange[]
  page: number
  hrefOfPage: (page: number) => string
}

/** Jump list of the sections that changed. */
export function ChangeContents({ changes, page, hrefOfPage }: ChangeContentsProps) {
  if (changes.length < 2) return null
  return (
    <nav aria-label="Sections that changed" className="card change-contents no-print">
      <details open={changes.length <= mostOpen}>
        <summary>{changes.length} sections to look at</summary>
        <ol>
          {changes.map((change) => (
            <li key={change.anchor}>
              <a href={`${change.page === page ? '' : hrefOfPage(change.page)}#${change.anchor}`} dir="auto">
                <span className="num">{change.number}</span> {change.heading}
              </a>
              {change.labels.length > 0 && <small dir="auto">{change.labels.join('. ')}</small>}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

const viewWords: Record<RedlineView, string> = {
  changes: 'What changed',
  duties: 'Only what changes a duty',
  all: 'The whole text',
}

export type RedlineViewsProps = {
  view: RedlineView
  duties: number
  hrefOfView: (view: RedlineView) => string
}

/** The three views of a comparison. */
export function RedlineViews({ view, duties, hrefOfView }: RedlineViewsProps) {
  return (
    <nav aria-label="What to show" className="views no-print">
      {(['changes', 'duties', 'all'] as const).map((one) => (
        <a key={one} href={hrefOfView(one)} aria-current={one === view ? 'page' : undefined}>
          {viewWords[one]}
          {one === 'duties' && ` (${duties})`}
        </a>
      ))}
    </nav>
  )
}

export type RedlinePagesProps = { page: number; pages: number; hrefOfPage: (page: number) => string }

/** Before and after this page of a long comparison. */
export function RedlinePages({ page, pages, hrefOfPage }: RedlinePagesProps) {
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label="Pages of the comparison">
      {page > 1 && (
        <a className="button small" href={hrefOfPage(page - 1)}>
          Sections before
        </a>
      )}
      <span className="muted">
        Part {page} of {pages}
      </span>
      {page < pages && (
        <a className="button small" href={hrefOfPage(page + 1)}>
          Sections after
        </a>
      )}
    </nav>
  )
}
