// The open comments and suggestions of a draft as Word takes them: each with its replies, by the names of that moment. A plain read.
import { listComments, type InWord } from '../../db/comments'
import { listSuggestions, listThreads } from '../../db/threads'
import type { Db } from '../../db/tables'
import { textOfBlocks } from '../compare/block-diff'
import type { WordComment } from '../render/word-comments'

/** In the order in which they were opened. A suggestion begins with the words that it suggests. */
export async function openComments(db: Db, policyId: string): Promise<WordComment[]> {
  const threads = await listThreads(db, { policyId, standing: 'open' })
  const ids = threads.map((thread) => thread.id)
  const [comments, suggestions] = await Promise.all([listComments(db, ids), listSuggestions(db, ids)])
  return threads.map((thread) => {
    const said = comments
      .filter((comment) => comment.threadId === thread.id)
      .map(({ author, text, writtenAt, inWord }) => ({ ...bySaying(author.name, writtenAt, inWord), text }))
    const suggested = suggestions.find((suggestion) => suggestion.threadId === thread.id)?.words
    const opening = {
      ...bySaying(thread.openedBy.name, thread.openedAt, thread.inWord),
      text: suggested && `Suggested words: ${suggested.heading}\n${textOfBlocks(suggested.blocks)}`,
    }
    const [first, ...replies] =
      opening.text === undefined ? said : [{ ...opening, text: opening.text }, ...said]
    return {
      clause: thread.clauseId,
      quote: thread.quote,
      ...(first ?? { ...opening, text: '' }),
      replies,
    }
  })
}

/** What came from a Word file goes back under the name and date that stood there, not under those of whoever brought it. */
function bySaying(name: string, at: string, inWord: InWord | null): { author: string; at: string } {
  return inWord ? { author: inWord.author, at: inWord.at ?? at } : { author: name, at }
}
