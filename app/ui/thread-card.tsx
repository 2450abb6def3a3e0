// One thread about a section: the sentence it is about, suggested words as a redline, what was said, and the ways on.
import { momentText } from '../domain/date-words'
import { commentLimit, outcomeWord } from '../domain/thread'
import type { CommentView, ThreadView } from '../domain/thread-view'
import { OnceKey, TextArea } from './field'
import { Status } from './status'
import { SuggestedWords } from './suggested-words'

/** A form about threads that came back: which one, what was wrong, and everything typed in it. */
export type RefusedThreadForm = {
  intent: string
  /** "" for a new comment or suggestion. */
  thread: string
  sentence: string
  fields: Record<string, string>
  typed: Record<string, string>
  losses: { losses: string[]; mark: string } | null
}

export type ThreadPlace = {
  now: string
  zone: string
  language: string
  once: string
  /** Where an author writes a section by hand; null for outside experts. */
  writeBy: ((clauseId: string) => string) | null
}

export function ThreadCard({
  thread,
  place,
  refused,
  done,
}: {
  thread: ThreadView
  place: ThreadPlace
  refused?: RefusedThreadForm | undefined
  /** What has just happened to this thread, in words. */
  done?: string | undefined
}) {
  const mine = refused?.thread === thread.id ? refused : undefined
  return (
    <article
      className="card thread"
      id={`thread-${thread.id}`}
      aria-label={`${thread.kind === 'suggestion' ? 'Suggestion' : 'Comment'} by ${thread.openedBy.name}`}
    >
      {done && (
        <p className="note good" role="status">
          {done}
        </p>
      )}
      <ThreadState thread={thread} zone={place.zone} />
      {thread.quote !== '' && (
        <div className="thread-quote">
          <blockquote dir="auto" lang={place.language}>
            {thread.quote}
          </blockquote>
          {!thread.quoteStands && <p className="muted">This sentence is not in the section any more.</p>}
        </div>
      )}
      {thread.suggestion && thread.inWord && (
        <p className="comment-by">
          Words of <b dir="auto">{thread.inWord.author}</b>, in Word, brought by{' '}
          <b dir="auto">{thread.openedBy.name}</b>
          {thread.inWord.at !== null && (
            <small>
              <time dateTime={thread.inWord.at}>{momentText(thread.inWord.at, place.zone)}</time>
            </small>
          )}
        </p>
      )}
      {thread.suggestion && <SuggestedWords suggestion={thread.suggestion} thread={thread} place={place} />}
      <ol className="comments">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} zone={place.zone} />
        ))}
      </ol>
      {thread.unread && <ReadForm thread={thread} once={place.once} />}
      <ThreadForm thread={thread} once={place.once} refused={mine} />
    </article>
  )
}

function ThreadState({ thread, zone }: { thread: ThreadView; zone: string }) {
  const { closed } = thread
  if (!closed && thread.kind === 'comment' && !thread.unread) return null
  return (
    <p className="row">
      {thread.unread && <Status tone="review">You are mentioned</Status>}
      {thread.kind === 'suggestion' && !closed && <Status tone="plain">Suggested words</Status>}
      {closed && (
        <>
          <Status tone={closed.outcome === 'taken' ? 'live' : 'past'}>{outcomeWord(closed.outcome)}</Status>
          <span className="muted">
            by {closed.by}, {momentText(closed.at, zone)}
          </span>
        </>
      )}
    </p>
  )
}

function CommentItem({ comment, zone }: { comment: CommentView; zone: string }) {
  return (
    <li className={comment.outside ? 'comment outside' : 'comment'}>
      <p className="comment-by">
        {comment.inWord && (
          <>
            <b dir="auto">{comment.inWord.author}</b>, in Word, brought by{' '}
          </>
        )}
        <b dir="auto">{comment.name}</b>
        {comment.mine && <span className="muted"> (you)</span>}
        <small>
          {comment.title !== '' && <span dir="auto">{comment.title}, </span>}
          <time dateTime={comment.at}>{momentText(comment.at, zone)}</time>
        </small>
      </p>
      <p className="comment-text" dir="auto">
        {comment.text}
      </p>
    </li>
  )
}

function ReadForm({ thread, once }: { thread: ThreadView; once: string }) {
  return (
    <form method="post" className="no-print">
      <OnceKey value={keyOf(once, thread.id)} />
      <input type="hidden" name="thread" value={thread.id} />
      <button className="button small" name="intent" value="read">
        I have read this
      </button>
    </form>
  )
}

function ThreadForm({
  thread,
  once,
  refused,
}: {
  thread: ThreadView
  once: string
  refused: RefusedThreadForm | undefined
}) {
  const { may, suggestion } = thread
  if (may.reopen)
    return (
      <form method="post" className="no-print">
        <OnceKey value={keyOf(once, thread.id)} />
        <input type="hidden" name="thread" value={thread.id} />
        <button className="button small quiet" name="intent" value="reopen">
          Open it again
        </button>
      </form>
    )
  if (!may.reply) return null
  const takes = may.decide && (suggestion?.section === 'as it was' || suggestion?.section === 'fits')
  return (
    <details className="thread-form no-print" open={refused !== undefined || may.decide}>
      <summary>{may.resolve ? 'Reply or resolve' : may.decide ? 'Decide, or reply' : 'Reply'}</summary>
      <form method="post" className="stack">
        <OnceKey value={keyOf(once, thread.id)} />
        <input type="hidden" name="thread" value={thread.id} />
        <TextArea
          name="text"
          id={replyField(thread.id)}
          label={may.decide ? 'Your reply, or your reason for not taking it' : 'Your reply'}
          hint={may.resolve ? 'You may resolve it without a word.' : undefined}
          rows={2}
          maxLength={commentLimit}
          defaultValue={refused?.typed['text']}
          error={refused?.fields['text']}
        />
        <div className="row">
          {takes && (
            <button className="button" name="intent" value="take">
              Take these words
            </button>
          )}
          {may.decide && (
            <button className="button" name="intent" value="leave">
              Leave them
            </button>
          )}
          <button className={may.decide ? 'button quiet' : 'button'} name="intent" value="reply">
            Reply
          </button>
          {may.resolve && (
            <button className="button quiet" name="intent" value="resolve">
              Resolve
            </button>
          )}
          {may.withdraw && (
            <button className="button quiet" name="intent" value="resolve">
              Withdraw it
            </button>
          )}
        </div>
      </form>
    </details>
  )
}

/** The id of a thread's reply field, for the error summary's link. */
export function replyField(threadId: string): string {
  return `reply-${threadId}`
}

/** A key for each form of the page; the intent is added when it arrives. */
function keyOf(once: string, threadId: string): string {
  return `${once}-${threadId.slice(-12)}`
}
