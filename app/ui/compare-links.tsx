// From one version to what changed in it: against the one before, and against the live one.

export type CompareLinksProps = { slug: string; ordinal: number; number: string | null; live: string | null }

/** A row of a list of facts; nothing where there is nothing to compare with. */
export function CompareLinks({ slug, ordinal, number, live }: CompareLinksProps) {
  const otherLive = live !== null && live !== number ? live : null
  if (ordinal === 1 && !otherLive) return null
  return (
    <>
      <dt>Compare</dt>
      <dd className="row">
        {ordinal > 1 && <a href={`/policies/${slug}/compare?to=${ordinal}`}>With the one before</a>}
        {ordinal > 1 && (
          <a href={`/policies/${slug}/export?format=docx&version=${ordinal}&against=before`}>
            The same in Word, with tracked changes
          </a>
        )}
        {otherLive && (
          <a href={`/policies/${slug}/compare?from=${ordinal}&to=live`}>With {otherLive}, the live version</a>
        )}
      </dd>
    </>
  )
}
