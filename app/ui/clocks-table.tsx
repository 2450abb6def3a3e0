// Limits set by law: which, where, how long, and plainly whether somebody has checked it.
import type { Clock } from '../domain/playbook'

export function ClocksTable({ clocks }: { clocks: Clock[] }) {
  return (
    <>
      <p>
        The time runs from the moment you know, not from the moment you are sure. Ask legal or data protection
        which of these apply to you; this table is no legal advice.
      </p>
      <table className="records">
        <caption className="visually-hidden">Legal time limits</caption>
        <thead>
          <tr>
            <th scope="col">Time limit</th>
            <th scope="col">Law</th>
            <th scope="col">Where</th>
            <th scope="col">How sure we are</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock, index) => (
            <tr key={index}>
              <th scope="row">{clock.limit}</th>
              <td data-label="Law">{clock.law}</td>
              <td data-label="Where">{clock.where}</td>
              <td data-label="How sure we are">{standing(clock.status)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** "known, not checked" must not be read past: it becomes a sentence. */
function standing(status: string): string {
  if (status.startsWith('checked')) return `Read at the source: ${status.slice('checked'.length).trim()}`
  return 'Known, not checked. Read the law before you rely on it.'
}
