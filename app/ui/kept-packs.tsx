// Evidence packs that were brought from elsewhere, as a table.
import { DateText } from './date-text'

export type PackLine = {
  id: string
  title: string
  organisation: string
  fileName: string
  importedByName: string
  importedAt: string
}

export function KeptPacks({ packs, zone }: { packs: PackLine[]; zone: string }) {
  if (packs.length === 0)
    return (
      <p className="muted">
        None yet. A pack that another instance made can be kept and read here, also after that instance is
        gone.
      </p>
    )
  return (
    <table className="records">
      <caption className="visually-hidden">Packs that were brought in</caption>
      <thead>
        <tr>
          <th scope="col">Policy</th>
          <th scope="col">Organisation</th>
          <th scope="col">File</th>
          <th scope="col">Brought in</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id}>
            <th scope="row">
              <a href={`/evidence/${pack.id}`} dir="auto">
                {pack.title}
              </a>
            </th>
            <td data-label="Organisation" dir="auto">
              {pack.organisation}
            </td>
            <td data-label="File" dir="auto">
              {pack.fileName}
            </td>
            <td data-label="Brought in">
              {pack.importedByName}, <DateText at={pack.importedAt} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
