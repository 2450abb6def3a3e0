// The approval of a version on pages about it: its path with where it stands, and the way to whoever may change it.
import type { RoundView } from '../governance/path-view'
import { PathDrawing, RoundNotices } from './path-drawing'

export type RoundSectionProps = {
  view: RoundView
  isOpen: boolean
  /** Where the round is managed, for those who may; null for others. */
  manage: string | null
  now: string
  zone: string
}

export function RoundSection({ view, isOpen, manage, now, zone }: RoundSectionProps) {
  return (
    <section className="card stack" aria-labelledby="round-title">
      <h2 id="round-title">{isOpen ? 'In review' : 'The approval'}</h2>
      <RoundNotices view={view} manage={isOpen ? manage : null} />
      {view.pathName && (
        <p className="muted" dir="auto">
          Path: {view.pathName}
        </p>
      )}
      <PathDrawing steps={view.path} label="The steps of this approval" now={now} zone={zone} />
      {isOpen && manage && (
        <p>
          <a href={manage}>Name another approver, or take it back</a>
        </p>
      )}
    </section>
  )
}
