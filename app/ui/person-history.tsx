// What a person acknowledged, under the name and the record it was made with, and which records turned out to be theirs.
import { DateText } from './date-text'

export type PersonHistoryProps = {
  person: { id: string; name: string }
  mergedInto: { id: string; name: string } | null
  merges: {
    mergedId: string
    mergedName: string
    reason: string
    mergedByName: string
    mergedAt: string
  }[]
  acknowledged: {
    id: string
    title: string
    versionNumber: string
    personId: string
    personName: string
    acknowledgedAt: string
  }[]
  zone: string
}

export function PersonHistory({ person, merges, acknowledged, zone }: PersonHistoryProps) {
  return (
    <>
      {merges.length > 0 && (
        <section className="stack" aria-labelledby="merges">
          <h2 id="merges">Records that were merged into this one</h2>
          <ul className="hints">
            {merges.map((merge) => (
              <li key={merge.mergedId}>
                <a href={`/people/${merge.mergedId}`} dir="auto">
                  {merge.mergedName}
                </a>
                , by {merge.mergedByName} on <DateText at={merge.mergedAt} zone={zone} />:{' '}
                <q dir="auto">{merge.reason}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {acknowledged.length > 0 && (
        <table className="records">
          <caption>The last acknowledgements</caption>
          <thead>
            <tr>
              <th scope="col">Policy</th>
              <th scope="col">Version</th>
              <th scope="col">When</th>
              <th scope="col">Under the name</th>
            </tr>
          </thead>
          <tbody>
            {acknowledged.map((one) => (
              <tr key={one.id}>
                <th scope="row" dir="auto">
                  {one.title}
                </th>
                <td data-label="Version">{one.versionNumber}</td>
                <td data-label="When">
                  <DateText at={one.acknowledgedAt} zone={zone} />
                </td>
                <td data-label="Under the name">
                  <bdi>{one.personName}</bdi>
                  {one.personId !== person.id && <small> (a merged record)</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a href={`/people/${person.id}/certificate`}>
          What applied to them on a day, and had they acknowledged it?
        </a>
      </p>
    </>
  )
}
