// The versions of a policy: state, the three moments, what changed and what became of each.
import { momentText } from '../domain/date-words'
import type { Standing } from '../governance/standing'
import type { VersionState } from '../governance/version'
import { DateText } from './date-text'
import { VersionStatus } from './version-status'

export type VersionRow = {
  ordinal: number
  state: VersionState
  standing: Standing | null
  number: string | null
  change: string | null
  /** What became of it since, as sentences, or "". */
  since: string
  approvedAt: string | null
  publishedAt: string | null
  effectiveAt: string | null
  until: string | null
  submittedAt: string
  submittedByName: string
  fingerprint: string
}

export function VersionTable({
  slug,
  versions,
  zone,
}: {
  slug: string
  versions: VersionRow[]
  zone: string
}) {
  return (
    <table className="records">
      <caption>Versions</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">State</th>
          <th scope="col">What changed</th>
          <th scope="col">Sent by</th>
          <th scope="col">Fingerprint</th>
        </tr>
      </thead>
      <tbody>
        {versions.length === 0 && (
          <tr>
            <td colSpan={5}>No version yet. Send the draft for approval to make the first.</td>
          </tr>
        )}
        {versions.map((version) => (
          <tr key={version.ordinal}>
            <th scope="row">
              <a href={`/policies/${slug}/versions/${version.ordinal}`}>
                {version.number ? version.number : `Submission ${version.ordinal}`}
              </a>
            </th>
            <td data-label="State">
              <VersionStatus state={version.state} standing={version.standing} />
              <Moments version={version} zone={zone} />
            </td>
            <td data-label="What changed">
              {version.change ?? <small>said at publication</small>}
              {version.since && (
                <>
                  <br />
                  <small>{version.since}</small>
                </>
              )}
              {version.ordinal > 1 && (
                <>
                  <br />
                  <a href={`/policies/${slug}/compare?to=${version.ordinal}`}>Compare with the one before</a>
                </>
              )}
            </td>
            <td data-label="Sent by">
              {version.submittedByName}
              <br />
              <small>{momentText(version.submittedAt, zone)}</small>
            </td>
            <td data-label="Fingerprint">
              <span className="mono short">{version.fingerprint}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Moments({ version, zone }: { version: VersionRow; zone: string }) {
  const { approvedAt, publishedAt, effectiveAt, until } = version
  if (!publishedAt || !effectiveAt) return null
  return (
    <>
      <br />
      <small>
        {approvedAt ? (
          <>
            approved <DateText at={approvedAt} zone={zone} />,{' '}
          </>
        ) : (
          'not approved, '
        )}
        published <DateText at={publishedAt} zone={zone} />, from <DateText at={effectiveAt} zone={zone} />
        {until && ` until ${until}`}
      </small>
    </>
  )
}
