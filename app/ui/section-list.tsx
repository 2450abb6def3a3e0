// The sections of a draft beside the screen: how far each one is, and where one stands.
import type { DraftSection } from '../domain/draft-sections'
import { draftProgress } from '../domain/draft-sections'
import type { ClauseState } from '../domain/draft-progress'
import { Meter } from './meter'

export function SectionList({
  slug,
  sections,
  current,
}: {
  slug: string
  sections: DraftSection[]
  current: string
}) {
  const { done, of } = draftProgress(sections)
  const shown = sections.filter((section) => section.state !== 'left-out')
  const list = <SectionLinks slug={slug} sections={shown} current={current} />
  return (
    <nav className="sections" aria-label="Sections of this draft">
      <Meter value={done} of={of} label="Sections complete" />
      <p className="muted">
        {done} of {of} sections complete
      </p>
      <div className="wide">{list}</div>
      <details className="small-screen">
        <summary>All sections</summary>
        {list}
      </details>
      <p>
        <a href={`/policies/${slug}/plan`}>The plan: what is missing</a>
      </p>
    </nav>
  )
}

function SectionLinks({
  slug,
  sections,
  current,
}: {
  slug: string
  sections: DraftSection[]
  current: string
}) {
  return (
    <ol className="tasks">
      {sections.map((section) => {
        const here = section.clauseId === current
        return (
          <li
            key={section.clauseId}
            className={here ? 'on' : sectionClass(section.state)}
            aria-current={here ? 'step' : undefined}
          >
            <span>
              {here ? (
                <span dir="auto">{section.heading}</span>
              ) : (
                <a href={sectionHref(slug, section)} dir="auto">
                  {section.heading}
                </a>
              )}
              <span className="visually-hidden">, {sectionWords(section)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** Where one works on a section: an own one asks nothing, so its words are the place. */
export function sectionHref(slug: string, section: Pick<DraftSection, 'clauseId' | 'own'>): string {
  const screen = `/policies/${slug}/draft/${section.clauseId}`
  return section.own ? `${screen}/text` : screen
}

/** The class that gives a section its shape and colour in a task list. */
export function sectionClass(state: ClauseState): string {
  switch (state) {
    case 'answered':
      return 'done'
    case 'gap':
      return 'gap'
    case 'edited':
      return 'edited'
    case 'no-questions':
    case 'left-out':
      return 'read'
    case 'open':
      return 'open'
    default:
      return state satisfies never
  }
}

/** A section's state in words. */
export function sectionWords(section: DraftSection): string {
  const by = section.edited && section.state !== 'edited' ? ', written by hand in part' : ''
  switch (section.state) {
    case 'answered':
      return `done${by}`
    case 'gap':
      return `${section.skipped} ${section.skipped === 1 ? 'gap' : 'gaps'}${by}`
    case 'edited':
      return 'written by hand'
    case 'no-questions':
      return 'nothing to answer'
    case 'left-out':
      return 'left out'
    case 'open':
      if (section.own) return 'not written yet'
      return section.answered + section.skipped === 0
        ? `not started${by}`
        : `${section.answered + section.skipped} of ${section.asked} answered${by}`
    default:
      return section.state satisfies never
  }
}
