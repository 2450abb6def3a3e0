// Comments of a returned file on the sections they were written to; our own that went out with the file stay at home.
import type { ClauseId } from '../domain/policy-document'
import type { WordComment } from '../domain/word-return'
import { flat } from './word-line'
import type { FileComment } from './word-return-comments'
import type { PlacedFlow } from './word-return-places'
import type { Anchor, RawFlow, RawParagraph } from './word-return-raw'

/** A comment that the export wrote into the file: when, as ISO, and its words. */
export type KnownComment = { at: string; text: string }

const longestQuote = 300

/** One comment for each place; further ones at the same place are its replies. */
export function placedComments(
  comments: FileComment[],
  file: { anchors: Map<string, Anchor>; placed: PlacedFlow; known: KnownComment[] },
): Omit<WordComment, 'id'>[] {
  const known = new Set(file.known.map(keyOf))
  const places = placesOf(file.placed)
  const threads = new Map<string, Omit<WordComment, 'id'>>()
  for (const comment of comments) {
    if (known.has(keyOf(comment))) continue
    const anchor = file.anchors.get(comment.id)
    const spot = anchor ? places.get(anchor.paragraph) : undefined
    const quote = briefly(flat(anchor?.quote ?? ''))
    const key = anchor ? `${anchor.paragraph.place} ${quote}` : `alone ${comment.id}`
    const said = { author: comment.author, at: comment.at || null, text: comment.text }
    const thread = threads.get(key)
    if (thread) thread.replies.push(said)
    else threads.set(key, { kind: 'said', clauseId: spot ?? null, quote, ...said, replies: [] })
  }
  return [...threads.values()]
}

/** By moment and words: the same words in the same second are the same comment, whatever name a program shows. */
function keyOf({ at, text }: KnownComment): string {
  return `${at.slice(0, 19)} ${flat(text)}`
}

function briefly(text: string): string {
  return text.length <= longestQuote
    ? text
    : `${text.slice(0, longestQuote - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The section of each paragraph; text between two sections counts to the one before it. */
function placesOf(placed: PlacedFlow): Map<RawParagraph, ClauseId | null> {
  const places = new Map<RawParagraph, ClauseId | null>()
  const note = (flow: RawFlow, clauseId: ClauseId | null) => {
    for (const item of flow) {
      if (item.kind === 'paragraph') places.set(item, clauseId)
      else for (const row of item.rows) for (const cell of row.cells) note(cell.flow, clauseId)
    }
  }
  for (const { flow, clauseId } of placed.segments) note(flow, clauseId)
  for (const { flow, after } of placed.strays) note(flow, after)
  return places
}
