// The figures of a campaign: how many were asked, and what became of each of them; each figure leads to its people.

export type Figures = {
  targets: number
  acknowledged: number
  opened: number
  declined: number
  exempt: number
  closed: number
  kept: number
  owed: number
  overdue: Counted
  joiners: Counted
}

/** `more`: nobody counted further. */
export type Counted = { count: number; more: boolean }

export type FigureLine = { view: string; label: string; value: string }

/** The lines that say something; "waiting" and "acknowledged" always do. */
export function figureLines(figures: Figures): FigureLine[] {
  const line = (view: string, label: string, value: number | Counted): FigureLine => ({
    view,
    label,
    value: counted(value),
  })
  const lines = [
    line('acknowledged', 'Acknowledged', figures.acknowledged),
    line('owed', 'Still waiting', figures.owed),
    line('overdue', 'of them overdue', figures.overdue),
    line('opened', 'of them opened', figures.opened),
    line('joiners', 'of them joined later', figures.joiners),
    line('declined', 'Declined', figures.declined),
    line('exempt', 'Exempt', figures.exempt),
    line('closed', 'Closed without an answer', figures.closed),
  ]
  return lines.filter(({ view, value }) => view === 'acknowledged' || view === 'owed' || value !== '0')
}

/** "12", or "more than 1,000" where nobody counted further. */
export function counted(value: number | Counted): string {
  if (typeof value === 'number') return value.toLocaleString('en-GB')
  return value.more ? `more than ${value.count.toLocaleString('en-GB')}` : value.count.toLocaleString('en-GB')
}

export function FigureList({ figures, href }: { figures: Figures; href: ((view: string) => string) | null }) {
  return (
    <dl className="campaign-figures">
      {figureLines(figures).map(({ view, label, value }) => (
        <div key={view}>
          <dt>{label}</dt>
          <dd>{href ? <a href={href(view)}>{value}</a> : value}</dd>
        </div>
      ))}
      {figures.kept > 0 && (
        <div>
          <dt>Not asked again: an earlier acknowledgement is still valid</dt>
          <dd>{counted(figures.kept)}</dd>
        </div>
      )}
    </dl>
  )
}
