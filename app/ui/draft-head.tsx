// The top of every page about a whole draft: its title, who saved it last, and the ways to look at it.
import { DateText } from './date-text'
import { PageHead } from './page-head'
import { Status } from './status'

export type DraftHeadFacts = {
  slug: string
  title: string
  changedBy: string
  changedAt: string
  now: string
  zone: string
  /** Comments that wait for an answer, where the page knows. */
  openThreads?: number
}

const views = [
  { key: 'plan', label: 'Plan' },
  { key: 'sections', label: 'Sections' },
  { key: 'answers', label: 'Check your answers' },
  { key: 'comments', label: 'Comments' },
  { key: 'preview', label: 'Read the draft' },
] as const

export function DraftHead({ page, here }: { page: DraftHeadFacts; here: (typeof views)[number]['key'] }) {
  return (
    <>
      <PageHead
        title={<span dir="auto">{page.title}</span>}
        crumbs={[{ label: 'Policies', href: '/policies' }]}
      >
        <p className="row">
          <Status tone="plain">Draft</Status>
          <span className="muted">
            Saved by {page.changedBy}, <DateText at={page.changedAt} now={page.now} zone={page.zone} time />
          </span>
          <a href={`/policies/${page.slug}/history`}>Versions and history</a>
        </p>
      </PageHead>
      <nav className="views no-print" aria-label="This draft">
        {views.map((view) => (
          <a
            key={view.key}
            href={`/policies/${page.slug}/${view.key}`}
            aria-current={view.key === here ? 'page' : undefined}
          >
            {view.label}
            {view.key === 'comments' && Boolean(page.openThreads) && ` (${page.openThreads})`}
          </a>
        ))}
      </nav>
    </>
  )
}
