// The top of a page: where we are, its name, its one primary action.
import type { ReactNode } from 'react'

export type Crumb = { label: string; href: string }

export function PageHead({
  title,
  crumbs = [],
  children,
  action,
}: {
  title: ReactNode
  crumbs?: Crumb[]
  /** Under the title: status, a sentence. */
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="page-head">
      <div>
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label="Where you are">
            {crumbs.map((crumb, index) => (
              <span key={crumb.href}>
                {index > 0 && ' / '}
                <a href={crumb.href}>{crumb.label}</a>
              </span>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {children}
      </div>
      {action && <div className="row">{action}</div>}
    </div>
  )
}
