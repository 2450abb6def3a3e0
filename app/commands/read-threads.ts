// Read threads as a page shows them: by section, in the order of the draft, with what this reader may do. A plain read.
import { unreadThreads } from '../../db/mentions'
import { listComments, type Comment } from '../../db/comments'
import { listSuggestions, listThreads, type Suggestion } from '../../db/threads'
import type { Db } from '../../db/tables'
import { takenWords } from '../compare/taken-words'
import { clauseSentences } from '../domain/clause-sentences'
import { may } from '../domain/permission'
import { allClauses, findClause, type Clause, type PolicyDocument } from '../domain/policy-document'
import {
  isOpener,
  mayClose,
  wordsMark,
  wordsNow,
  type Commenter,
  type Thread,
  type Words,
} from '../domain/thread'
import type { CommentView, SectionView, SuggestionView, ThreadGroup, ThreadView } from '../domain/thread-view'
import { markdownOfBlocks } from '../render/markdown'

export type ThreadPage = { groups: ThreadGroup[]; page: number; pages: number }

export const threadsOnPage = 20

/** One page of threads; a page that is not there is the last one. */
export async function readThreads(
  db: Db,
  asked: {
    policyId: string
    document: PolicyDocument
    reader: Commenter
    standing: 'open' | 'closed'
    clauseId?: string | undefined
    page: number
  },
): Promise<ThreadPage> {
  const { document, reader } = asked
  const places = new Map(allClauses(document.clauses).map((clause, place) => [clause.id, { clause, place }]))
  const placeOf = (thread: Thread) => places.get(thread.clauseId)?.place ?? Number.MAX_SAFE_INTEGER
  const found = (await listThreads(db, asked)).sort((a, b) => placeOf(a) - placeOf(b))
  const pages = Math.max(1, Math.ceil(found.length / threadsOnPage))
  const page = Math.min(Math.max(1, asked.page), pages)
  const shown = found.slice((page - 1) * threadsOnPage, page * threadsOnPage)
  const ids = shown.map((thread) => thread.id)
  const [comments, suggestions, unread]: [Comment[], Suggestion[], string[]] = await Promise.all([
    listComments(db, ids),
    listSuggestions(db, ids),
    reader.kind === 'person' ? unreadThreads(db, reader.person.id, ids) : [],
  ])
  const groups = new Map<string, ThreadGroup>()
  for (const thread of shown) {
    const clause = places.get(thread.clauseId)?.clause
    const group = groups.get(thread.clauseId) ?? {
      clauseId: thread.clauseId,
      number: clause?.number ?? '',
      heading: clause?.heading ?? thread.clauseHeading,
      threads: [],
    }
    group.threads.push({
      ...thread,
      comments: comments
        .filter((comment) => comment.threadId === thread.id)
        .map((comment) => commentView(comment, reader)),
      suggestion: suggestionView(
        suggestions.find((one) => one.threadId === thread.id),
        { clause, now: wordsNow(document, thread.clauseId) },
      ),
      quoteStands: thread.quote === '' || clauseSentences(clause?.blocks ?? []).includes(thread.quote),
      unread: unread.includes(thread.id),
      may: rightsIn(thread, reader),
    })
    groups.set(thread.clauseId, group)
  }
  return { groups: [...groups.values()], page, pages }
}

function commentView(comment: Comment, reader: Commenter): CommentView {
  const { personId, expertId, name, title } = comment.author
  const mine = reader.kind === 'person' ? personId === reader.person.id : expertId === reader.id
  return {
    id: comment.id,
    name,
    title,
    outside: expertId !== null,
    mine,
    text: comment.text,
    at: comment.writtenAt,
    inWord: comment.inWord,
  }
}

function suggestionView(
  suggestion: Suggestion | undefined,
  section: { clause: Clause | undefined; now: Words | undefined },
): SuggestionView | null {
  if (!suggestion) return null
  const { clause, now } = section
  const as = (words: Words): Clause => ({
    id: clause?.id ?? suggestion.threadId,
    number: clause?.number ?? '',
    section: clause?.section ?? 'purpose',
    audience: { kind: 'everyone' },
    heading: words.heading,
    blocks: words.blocks,
    clauses: [],
  })
  const written = { before: as(suggestion.base), after: as(suggestion.words) }
  if (now === undefined) return { ...written, section: 'gone' }
  if (wordsMark(now) === suggestion.baseMark) return { ...written, section: 'as it was' }
  const taken = takenWords(suggestion, now)
  return taken.ok
    ? { before: as(now), after: as(taken.value), section: 'fits' }
    : { ...written, section: 'changed' }
}

function rightsIn(thread: Thread, reader: Commenter): ThreadView['may'] {
  const comments = reader.kind === 'expert' || may(reader.person, 'comment-on-drafts')
  const closes = comments && mayClose(thread, reader)
  const open = thread.closed === null
  const author = reader.kind === 'person' && may(reader.person, 'write-drafts')
  return {
    reply: comments && open,
    resolve: closes && open && thread.kind === 'comment',
    withdraw: closes && open && thread.kind === 'suggestion' && isOpener(thread, reader),
    decide: author && open && thread.kind === 'suggestion',
    reopen: closes && !open && thread.closed?.outcome !== 'taken',
  }
}

/** The section with this id as a comment form needs it; undefined when it is not in the draft. */
export function readSection(document: PolicyDocument, id: string): SectionView | undefined {
  const clause = findClause(document, id)
  return (
    clause && {
      clause,
      markdown: markdownOfBlocks(clause.blocks).trim(),
      mark: wordsMark(clause),
      sentences: clauseSentences(clause.blocks).slice(0, 300),
    }
  )
}
