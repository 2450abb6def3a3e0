// What a drafter should know about a section: why it is there, guidance that is never printed, and words written by hand.
import type { DraftSection } from '../domain/draft-sections'
import type { Block } from '../domain/policy-document'
import { BlocksText } from '../render/web'
import { checkedWords } from './checked-words'
import { Notice } from './notice'

export function SectionNotes({
  page,
}: {
  page: {
    slug: string
    screen: string
    section: DraftSection
    movedOn: boolean
    why: { why: string; source: string; checked: string } | null
    notes: Block[]
  }
}) {
  const { why, notes, section } = page
  return (
    <>
      {section.edited && (
        <Notice tone={page.movedOn ? 'wait' : 'note'} title="Words here are written by hand">
          <p>
            {page.movedOn
              ? 'The answers have changed since: the template would say something else now. '
              : 'Answers do not change hand-written words. '}
            <a href={`/policies/${page.slug}/draft/${page.screen}/text`}>See both, and change them</a>
          </p>
        </Notice>
      )}
      {why && (
        <details className="guidance">
          <summary>About this section</summary>
          <p>{why.why}</p>
          <div className="policy notes">
            <BlocksText blocks={notes} />
          </div>
          <p className="muted">
            Source: {why.source} {checkedWords(why.checked)}
          </p>
        </details>
      )}
    </>
  )
}
