// Under the title of a version: what it is worth today. An old address says what ended it and where the current one is.
import type { VersionState } from '../governance/version'
import { DateText } from './date-text'
import { Notice } from './notice'

export type VersionFacts = {
  slug: string
  state: VersionState
  number: string | null
  effectiveAt: string | null
  /** "This is 2.0, superseded on 3 March 2027."; null while nothing ended it. */
  ended: string | null
  /** Number of the version in force, or null. */
  live: string | null
  because: string | null
  /** ISO instant at which the clock is to publish it, or null. */
  publishAt: string | null
  now: string
  zone: string
}

export function VersionNote({ version }: { version: VersionFacts }) {
  const { state, ended, effectiveAt, now, zone } = version
  switch (state) {
    case 'published':
      return null
    case 'superseded':
    case 'withdrawn':
      return (
        <Notice tone="wait" {...(ended && { title: ended })}>
          <CurrentOne slug={version.slug} live={version.live} />
        </Notice>
      )
    case 'scheduled':
      return (
        <Notice title="Published, not in force yet.">
          <p>It takes effect on {effectiveAt && <DateText at={effectiveAt} now={now} zone={zone} />}.</p>
        </Notice>
      )
    case 'approved':
      return (
        <Notice title={version.publishAt ? 'Approved, and planned.' : 'Approved, not published yet.'}>
          {version.publishAt && (
            <>
              It is published by itself on <DateText at={version.publishAt} now={now} zone={zone} time />
              .{' '}
            </>
          )}
          Readers do not see it before it is published.
        </Notice>
      )
    case 'in-review':
      return (
        <Notice tone="wait">
          {version.live === null
            ? 'Readers do not see it before it is approved and published.'
            : `Readers see ${version.live} until this one is approved and published.`}
        </Notice>
      )
    case 'sent-back':
      return (
        <Notice tone="wait" title="Sent back.">
          The comment below says what should change. The draft is open.
        </Notice>
      )
    case 'voided':
      return (
        <Notice tone="wait" title="This round was voided.">
          {version.because ?? 'The draft was changed.'}
        </Notice>
      )
    default:
      state satisfies never
      return null
  }
}

function CurrentOne({ slug, live }: Pick<VersionFacts, 'slug' | 'live'>) {
  if (live === null) return <p>No version is in force now.</p>
  return (
    <p>
      The current one is <a href={`/policies/${slug}`}>{live}</a>.
    </p>
  )
}
