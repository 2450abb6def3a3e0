// Threads by section, open or closed, and the page that comes back when a form about one of them was refused.
import { threadOutcomes } from '../domain/thread'
import type { ThreadGroup } from '../domain/thread-view'
import { ErrorSummary } from './field'
import { Empty } from './notice'
import { replyField, ThreadCard, type RefusedThreadForm, type ThreadPlace } from './thread-card'

export type Standing = 'open' | 'closed'

/** What an action has just done, as the address says it. */
export type ThreadDone = { what: string; thread: string; told: number }

export function ThreadGroups({
  groups,
  place,
  refused,
  done,
  hrefOf,
}: {
  groups: ThreadGroup[]
  place: ThreadPlace
  refused?: RefusedThreadForm | undefined
  done: ThreadDone | null
  /** Where one section is shown with its threads; null where it is shown already. */
  hrefOf: ((clauseId: string) => string) | null
}) {
  return (
    <>
      {groups.map((group) => (
        <section className="stack" key={group.clauseId} aria-labelledby={`threads-${group.clauseId}`}>
          <h2 id={`threads-${group.clauseId}`} className={hrefOf ? 'thread-section' : 'visually-hidden'}>
            {group.number !== '' && <span className="num">{group.number} </span>}
            {hrefOf && group.number !== '' ? (
              <a href={hrefOf(group.clauseId)} dir="auto">
                {group.heading}
              </a>
            ) : (
              <span dir="auto">{group.heading}</span>
            )}
            {group.number === '' && <small> not in the draft any more</small>}
          </h2>
          {group.threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              place={place}
              refused={refused}
              done={done?.thread === thread.id ? doneSentence(done) : undefined}
            />
          ))}
        </section>
      ))}
    </>
  )
}

/** Open and closed, each with its count. */
export function StandingTabs({
  standing,
  counts,
  hrefOf,
}: {
  standing: Standing
  counts: { open: number; closed: number }
  hrefOf: (standing: Standing) => string
}) {
  return (
    <nav className="row thread-tabs" aria-label="Which comments">
      {(['open', 'closed'] as const).map((one) => (
        <a key={one} href={hrefOf(one)} aria-current={one === standing ? 'page' : undefined}>
          {one === 'open' ? 'Open' : 'Closed'} ({counts[one]})
        </a>
      ))}
    </nav>
  )
}

/** On top of the page: what was wrong, with links to the fields of the form that came back. */
export function ThreadErrors({ refused }: { refused: RefusedThreadForm | undefined }) {
  if (!refused) return null
  const fields = refused.losses ? {} : refused.fields
  const named = Object.entries(fields).map(([name, sentence]) => [fieldId(refused, name), sentence])
  return <ErrorSummary sentence={refused.sentence} fields={Object.fromEntries(named)} />
}

export function NoThreads({ standing, section }: { standing: Standing; section: boolean }) {
  if (standing === 'closed')
    return (
      <Empty title="Nothing is closed yet">
        Comments that are resolved, and suggested words that were taken or left, stay here for the record.
      </Empty>
    )
  if (section) return <p className="muted">Nobody has commented on this section.</p>
  return (
    <Empty title="Nobody has commented yet">
      Choose a section above and say what you think of it, or suggest other words. What you write stays with
      the draft, with your name.
    </Empty>
  )
}

/** What has just happened, in words. */
export function doneSentence({ what, told }: Pick<ThreadDone, 'what' | 'told'>): string {
  const sentence = (Object.hasOwn(doneSentences, what) && doneSentences[what]) || 'Saved.'
  if (told === 0) return sentence
  return `${sentence} ${told === 1 ? 'One person is' : `${told} people are`} told.`
}

/** Whether a closed thread is what the sentence is about: it stands on another tab then. */
export function isClosing(what: string): boolean {
  return threadOutcomes.some((outcome) => outcome === what)
}

const doneSentences: Record<string, string> = {
  comment: 'Your comment is here.',
  suggest: 'Your words are here. An author takes or leaves them.',
  reply: 'Your reply is here.',
  reopen: 'It is open again.',
  read: 'Noted: you have read this.',
  resolved: 'Resolved. It stands under “Closed” now.',
  withdrawn: 'Withdrawn. It stands under “Closed” now.',
  taken: 'The words are in the draft.',
  'taken-voided':
    'The words are in the draft. The approval round that was open has ended, and its approvers are told.',
  left: 'Left as it was. Your reason stands with the suggestion under “Closed”.',
}

function fieldId(refused: RefusedThreadForm, name: string): string {
  if (refused.thread !== '') return replyField(refused.thread)
  return `${refused.intent}-${name}`
}
