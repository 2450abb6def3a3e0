// Threads that a returned Word file opens: by the person who brought it, with the name in the file beside.
import { insertComment, type InWord } from '../../db/comments'
import { insertSuggestion, insertThread } from '../../db/threads'
import type { WordReturn } from '../../db/word-returns'
import { findClause, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import { commentLimit, wordsMark, type Commenter, type Words } from '../domain/thread'
import type { Change } from './change'
import { authorOf } from './commenting'

export type Bringing = {
  step: Change
  who: Commenter
  policyId: string
  document: PolicyDocument
  file: WordReturn
}

/** Opens a suggestion, and says what there is to say about it. */
export async function openSuggestion(
  { step, who, policyId }: Bringing,
  made: { clauseId: ClauseId; base: Words; words: Words; inWord: InWord | null; says: string },
): Promise<void> {
  const { trx, at } = step
  const author = authorOf(who)
  const { clauseId, base, words, inWord } = made
  const threadId = await insertThread(trx, {
    ...{
      policyId,
      clauseId,
      clauseHeading: base.heading,
      kind: 'suggestion' as const,
      quote: '',
      author,
      inWord,
      at,
    },
  })
  await insertSuggestion(trx, { threadId, policyId, base, baseMark: wordsMark(base), words })
  for (const text of inParts(made.says)) await insertComment(trx, { threadId, policyId, author, text, at })
}

/** Opens a comment with its replies. */
export async function openCommentThread(
  { step, who, policyId, document }: Bringing,
  said: {
    clauseId: ClauseId
    quote: string
    inWord: InWord | null
    texts: string[]
    replies?: { text: string; inWord: InWord | null }[]
  },
): Promise<void> {
  const { trx, at } = step
  const author = authorOf(who)
  const { clauseId, quote, inWord } = said
  const clauseHeading =
    findClause(document, clauseId)?.heading ?? 'A section that is not in the draft any more'
  const threadId = await insertThread(trx, {
    policyId,
    clauseId,
    clauseHeading,
    kind: 'comment',
    quote,
    author,
    inWord,
    at,
  })
  const all = [...said.texts.map((text) => ({ text, inWord })), ...(said.replies ?? [])]
  for (const one of all)
    for (const text of inParts(one.text))
      await insertComment(trx, { threadId, policyId, author, text, inWord: one.inWord, at })
}

/** Whose changes they are, and which file they came with. */
export function fromFile(file: WordReturn, author: string | null): string {
  const who = author === null ? 'Changes that Word did not track' : `Changes by ${author}`
  return `${who}, from the Word file “${file.fileName}”.`
}

/** A comment holds 4,000 characters: a longer text goes on in the next one. */
function inParts(text: string): string[] {
  const parts: string[] = []
  for (let rest = text; rest !== '';) {
    const cut =
      rest.length <= commentLimit
        ? rest.length
        : commentLimit - (/[\ud800-\udbff]/.test(rest[commentLimit - 1] ?? '') ? 1 : 0)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return parts
}
