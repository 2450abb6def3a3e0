// What a check of an evidence pack found: what is wrong first, each with its place.
import { faultPlace, type PackCheck } from '../evidence/report'

const words = {
  holds: { word: 'Holds', look: 'status live' },
  fails: { word: 'Does not hold', look: 'status overdue' },
  'not-known': { word: 'Cannot be known', look: 'status review' },
} as const

export function PackChecks({ checks }: { checks: PackCheck[] }) {
  const order = ['fails', 'not-known', 'holds']
  const sorted = [...checks].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return (
    <ul className="plain stack tight">
      {sorted.map((check) => (
        <li key={check.id} className="stack tight">
          <p className="row">
            <span className={words[check.state].look}>{words[check.state].word}</span>
            <b>{check.title}</b>
          </p>
          {check.faults.length === 0 ? (
            <p dir="auto">{check.sentence}</p>
          ) : (
            <ul>
              {check.faults.map((fault, index) => (
                <li key={index} dir="auto">
                  <span className="mono">{faultPlace(fault)}</span>: {fault.sentence}
                </li>
              ))}
              {check.faultCount > check.faults.length && (
                <li>and {check.faultCount - check.faults.length} more of this kind</li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
