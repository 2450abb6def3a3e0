// Status: always a word, a shape and a colour.
import type { ReactNode } from 'react'

export type StatusTone = 'live' | 'review' | 'overdue' | 'done' | 'past' | 'plain'

export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'status' : `status ${tone}`}>{children}</span>
}
