// The heads of the ledger that were given out, newest first: each can be held against the chain.
import { momentText } from '../domain/date-words'

export type AnchorRow = {
  id: string
  kind: keyof typeof ways
  sequence: number
  hash: string
  at: string
  /** Beside how it left: to how many addresses, or who signed. */
  note: string
}

const ways = {
  publication: 'Printed with a publication',
  pack: 'In an evidence pack',
  mail: 'Mailed',
  'time-stamp': 'Stamped',
}

export function AnchorList({ anchors, zone }: { anchors: AnchorRow[]; zone: string }) {
  return (
    <table className="records">
      <caption className="visually-hidden">Heads of the ledger that were given out, newest first</caption>
      <thead>
        <tr>
          <th scope="col">How</th>
          <th scope="col">When</th>
          <th scope="col">Head</th>
        </tr>
      </thead>
      <tbody>
        {anchors.map((anchor) => (
          <tr key={anchor.id}>
            <th scope="row">
              {ways[anchor.kind]}
              {anchor.note && (
                <>
                  {' '}
                  <small dir="auto">{anchor.note}</small>
                </>
              )}
            </th>
            <td data-label="When">{momentText(anchor.at, zone)}</td>
            <td data-label="Head" className="mono">
              {anchor.sequence}:{anchor.hash}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
