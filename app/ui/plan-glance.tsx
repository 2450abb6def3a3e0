// The plan at a glance: how many things are unanswered, missing, thin, contradictory, risky or hard to read.
import type { ReadingEase } from '../lint/reading-ease'

export type GlanceCount = { href: string; label: string; count: number; tone: 'good' | 'wait' | 'alarm' }

export function PlanGlance({ counts, whole }: { counts: GlanceCount[]; whole: ReadingEase | null }) {
  return (
    <ul className="glance" aria-label="The plan at a glance">
      {counts.map(({ href, label, count, tone }) => (
        <li key={label} className={count === 0 ? 'good' : tone}>
          {count === 0 ? (
            <span>
              <b>None</b> <span>{label}</span>
            </span>
          ) : (
            <a href={href}>
              <b>{count}</b> <span>{label}</span>
            </a>
          )}
        </li>
      ))}
      {whole && (
        <li className={whole.age > hardAge ? 'wait' : 'good'}>
          <a href="#plan-reading">
            <b>{whole.age}</b> <span>reading age</span>
          </a>
        </li>
      )}
    </ul>
  )
}

/** Above this age many readers give up: the grade that the reading rule warns of, plus five. */
export const hardAge = 14
