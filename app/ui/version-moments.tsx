// The moments in the life of a version, as rows of a list of facts.
import { DateText } from './date-text'

/** ISO instants; `until` is a day in words. */
export type VersionMomentFacts = {
  approvedAt: string | null
  publishedAt: string | null
  effectiveAt: string | null
  until: string | null
  affirmedAt: string | null
  /** That it was published in an emergency and approved afterwards, in words. */
  wasEmergency: string | null
  zone: string
}

/** Approved, published and in force are three moments. */
export function VersionMoments({ version }: { version: VersionMomentFacts }) {
  const { approvedAt, publishedAt, effectiveAt, until, affirmedAt, wasEmergency, zone } = version
  return (
    <>
      {approvedAt && (
        <>
          <dt>Approved</dt>
          <dd>
            <DateText at={approvedAt} zone={zone} time />
          </dd>
        </>
      )}
      {publishedAt && (
        <>
          <dt>Published</dt>
          <dd>
            <DateText at={publishedAt} zone={zone} time />
          </dd>
        </>
      )}
      {effectiveAt && (
        <>
          <dt>In force from</dt>
          <dd>
            <DateText at={effectiveAt} zone={zone} time />
            {until && `, until ${until}`}
          </dd>
        </>
      )}
      {wasEmergency && (
        <>
          <dt>Emergency</dt>
          <dd>{wasEmergency} Approved afterwards.</dd>
        </>
      )}
      {affirmedAt && (
        <>
          <dt>Last reviewed</dt>
          <dd>
            <DateText at={affirmedAt} zone={zone} />, without a change
          </dd>
        </>
      )}
    </>
  )
}
