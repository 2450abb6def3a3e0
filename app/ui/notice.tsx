// A short message in the flow of the page, and the empty state that teaches the next step.
import type { ReactNode } from 'react'

export function Notice({
  tone = 'note',
  title,
  children,
}: {
  tone?: 'note' | 'wait' | 'alarm' | 'good'
  title?: string
  children?: ReactNode
}) {
  return (
    <div className={tone === 'note' ? 'note' : `note ${tone}`} role="status">
      {title && (
        <p>
          <b>{title}</b>
        </p>
      )}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}
