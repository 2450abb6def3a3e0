// The table of templates: where each comes from, its version, its text to download, and the form that withdraws one.
import { DateText } from './date-text'
import { OnceKey, TextField } from './field'

export type UploadedVersion = { id: string; version: string; by: string; at: string }

export type TemplateLine = {
  id: string
  title: string
  version: string
  once: string
  hasSource: boolean
  uploaded: { by: string; at: string } | null
  earlier: UploadedVersion[]
}

type Page = {
  lines: TemplateLine[]
  withdrawn: UploadedVersion[]
  mayManage: boolean
  zone: string
}

type Refused = { fields: Record<string, string> | undefined; typed: Record<string, string> } | undefined

export function TemplateTable({ page, refused }: { page: Page; refused: Refused }) {
  return (
    <>
      <table className="records">
        <caption>{page.lines.length} templates</caption>
        <thead>
          <tr>
            <th scope="col">Template</th>
            <th scope="col">Version</th>
            <th scope="col">Comes from</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {page.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <a href={`/policies/new/${line.id}`} dir="auto">
                  {line.title}
                </a>
                <br />
                <small className="mono">{line.id}</small>
              </th>
              <td data-label="Version" className="number">
                {line.version}
              </td>
              <td data-label="Comes from">
                <Origin line={line} page={page} refused={refused} />
              </td>
              <td data-label="Text">
                <TextLinks line={line} mayManage={page.mayManage} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.withdrawn.length > 0 && (
        <details>
          <summary>Withdrawn</summary>
          <Versions versions={page.withdrawn} zone={page.zone} named />
        </details>
      )}
    </>
  )
}

function Origin({ line, page, refused }: { line: TemplateLine; page: Page; refused: Refused }) {
  if (!line.uploaded) return <>Ships with Candor</>
  return (
    <div className="stack tight">
      <span>
        Uploaded by {line.uploaded.by}, <DateText at={line.uploaded.at} zone={page.zone} />
      </span>
      {line.earlier.length > 0 && (
        <details>
          <summary>
            Earlier versions<span className="visually-hidden"> of {line.title}</span>
          </summary>
          <Versions versions={line.earlier} zone={page.zone} />
        </details>
      )}
      {page.mayManage && <Withdrawal line={line} refused={refused} />}
    </div>
  )
}

function Withdrawal({ line, refused }: { line: TemplateLine; refused: Refused }) {
  const mine = refused?.typed['template'] === line.id ? refused : undefined
  return (
    <details open={mine !== undefined}>
      <summary>
        Withdraw<span className="visually-hidden"> {line.title}</span>
      </summary>
      <form method="post" className="stack tight">
        <OnceKey value={line.once} />
        <input type="hidden" name="template" value={line.id} />
        <TextField
          name="because"
          id={`because-${line.id}`}
          label="Why?"
          hint="Policies made from it stay. Nobody can start another one."
          defaultValue={mine?.typed['because'] ?? ''}
          error={mine?.fields?.['because']}
          autoComplete="off"
        />
        <div>
          <button className="button small">Withdraw it</button>
        </div>
      </form>
    </details>
  )
}

function TextLinks({ line, mayManage }: { line: TemplateLine; mayManage: boolean }) {
  if (!line.hasSource) return <span className="muted">In the folder of templates</span>
  return (
    <span className="row">
      <a href={`/templates/${line.id}/source`}>
        Download<span className="visually-hidden"> the text of {line.title}</span>
      </a>
      {mayManage && (
        <a href={`/templates/new?from=${line.id}`}>
          {line.uploaded ? 'Write the next version' : 'Start from it'}
          <span className="visually-hidden">: {line.title}</span>
        </a>
      )}
    </span>
  )
}

function Versions({
  versions,
  zone,
  named = false,
}: {
  versions: UploadedVersion[]
  zone: string
  named?: boolean
}) {
  return (
    <ul className="plain">
      {versions.map((one) => (
        <li key={`${one.id} ${one.version}`}>
          <a href={`/templates/${one.id}/source?version=${one.version}`}>
            {named && `${one.id} `}
            {one.version}
          </a>
          , {one.by}, <DateText at={one.at} zone={zone} />
        </li>
      ))}
    </ul>
  )
}
