// How bad an incident is: always its number, a word, a shape and a colour. SEV1 is the worst.
import { severityWords } from '../domain/incident'
import type { Severity } from '../domain/playbook'

/** "▲ SEV1 Emergency" down to "● SEV4 Slip". */
export function SeverityMark({ level }: { level: Severity }) {
  return (
    <span className={`severity sev${level}`}>
      <b>SEV{level}</b> {severityWords[level].word}
    </span>
  )
}

/** Stands beside everything that belongs to a practice run, for ever. */
export function DrillMark() {
  return <span className="drill-mark">Drill</span>
}
