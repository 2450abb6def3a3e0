// One section of a draft with everything said about it: the text on one side, comments and forms on the other.
import type { SectionView, ThreadGroup } from '../domain/thread-view'
import { ClauseText } from '../render/web'
import { NewThread, type Listener } from './new-thread'
import { Notice } from './notice'
import { Pager } from './pager'
import type { RefusedThreadForm, ThreadPlace } from './thread-card'
import {
  doneSentence,
  NoThreads,
  StandingTabs,
  ThreadGroups,
  type Standing,
  type ThreadDone,
} from './thread-list'

export type SectionThreadsProps = {
  section: SectionView | null
  groups: ThreadGroup[]
  counts: { open: number; closed: number }
  standing: Standing
  next: string | null
  isFirst: boolean
  place: ThreadPlace
  done: ThreadDone | null
  refused: RefusedThreadForm | undefined
  mayComment: boolean
  listeners: Listener[]
  caution?: string | undefined
  /** This page with the other standing. */
  standingHref: (standing: Standing) => string
  /** This page about another section. */
  clauseHref: (clauseId: string) => string
}

export function SectionThreads(props: SectionThreadsProps) {
  const { section, groups, counts, standing, place, done, refused } = props
  const isShown = groups.some((group) => group.threads.some((thread) => thread.id === done?.thread))
  return (
    <div className="split section-threads">
      {section ? (
        <SectionText section={section} place={place} clauseHref={props.clauseHref} />
      ) : (
        <Notice tone="wait">
          This section is not in the draft any more. What was said about it stays here.
        </Notice>
      )}
      <div className="stack loose">
        {done && !isShown && <Notice tone="good">{doneSentence(done)}</Notice>}
        <section className="stack" aria-label="What was said">
          <StandingTabs standing={standing} counts={counts} hrefOf={props.standingHref} />
          <ThreadGroups groups={groups} place={place} refused={refused} done={done} hrefOf={null} />
          {groups.length === 0 && <NoThreads standing={standing} section />}
          <Pager next={props.next} isFirst={props.isFirst} firstHref={props.standingHref(standing)} />
        </section>
        {section && props.mayComment && (
          <section className="stack" aria-labelledby="new-thread">
            <h2 id="new-thread">Say something about this section</h2>
            <NewThread
              section={section}
              listeners={props.listeners}
              once={place.once}
              refused={refused}
              caution={props.caution}
            />
          </section>
        )}
      </div>
    </div>
  )
}

function SectionText({
  section,
  place,
  clauseHref,
}: {
  section: SectionView
  place: ThreadPlace
  clauseHref: (clauseId: string) => string
}) {
  const { clause } = section
  return (
    <div className="sticky stack tight">
      {/* A long text scrolls inside its card, so the card takes the focus of a keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <article className="card preview" aria-label="The section as it is now" tabIndex={0}>
        <div className="policy" lang={place.language}>
          <ClauseText clause={clause} />
        </div>
      </article>
      {clause.clauses.length > 0 && (
        <p className="muted">
          Its parts have comments of their own:{' '}
          {clause.clauses.map((part, index) => (
            <span key={part.id}>
              {index > 0 && ', '}
              <a href={clauseHref(part.id)}>
                {part.number} {part.heading}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
