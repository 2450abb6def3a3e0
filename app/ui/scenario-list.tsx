// Playbook pages to choose from: each a large target with its severity, its name and what it is about.
import type { ReactNode } from 'react'
import type { Scenario } from '../domain/playbook'
import { SeverityMark } from './severity'

/** What a list shows of a scenario. */
export type ScenarioLine = Pick<Scenario, 'id' | 'title' | 'summary' | 'severity'> & {
  /** Why it was found: "You said: it is spreading". */
  because?: string
}

/** What was found, the best first. */
export function RankedScenarios({ lines }: { lines: ScenarioLine[] }) {
  return (
    <ol className="scenarios ranked">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={`/playbook/${line.id}`}>{line.title}</a>
          <SeverityMark level={line.severity} />
          <p>{line.summary}</p>
          {line.because && <p className="because">{line.because}</p>}
        </li>
      ))}
    </ol>
  )
}

/** All pages of one severity; the heading above says which. */
export function ScenarioGroup({ lines }: { lines: ScenarioLine[] }) {
  return (
    <ul className="scenarios side-by-side">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={`/playbook/${line.id}`}>{line.title}</a>
          <p>{line.summary}</p>
        </li>
      ))}
    </ul>
  )
}

/** Stands under every list: whoever does not find their page still knows what to do. */
export function WayOut({ title = 'None of these?' }: { title?: ReactNode }) {
  return (
    <div className="way-out">
      <h2>{title}</h2>
      <p>
        <a className="button" href="/playbook/first-hour">
          Do these five things first
        </a>
      </p>
      <p className="muted">They are right for any mistake in its first hour.</p>
    </div>
  )
}
