// Blocks that arrive from a browser: read as strictly as any form, and only what an editor may have written.
import { accepted, refused, type Outcome } from './outcome'
import { safeHref, type Block, type Run } from './policy-document'
import { tidyBlocks } from './tidy-blocks'
import { cleanLine, cleanWords } from './typed-text'

/** Characters of one section, of its captions and links too. */
export const typedLimit = 40_000

/** How deep lists, quotes and frames may stand in each other; the same as in Markdown. */
const deepest = 8
const mostBlocks = 2_000
const mostCells = 4_000
const mostColumns = 20
const captionLimit = 300
const hrefLimit = 2_000

/** What is still allowed; spent while reading, so that no nesting gets around it. */
type Room = { blocks: number; cells: number; characters: number }

class Unreadable extends Error {
  constructor(
    readonly rule: string,
    readonly sentence: string,
  ) {
    super(rule)
  }
}

/**
 * The blocks of a section from untrusted JSON: paragraphs, lists, tables, callouts and quotes with text, breaks and safe
 * links; tidied. Refuses `blocks-unreadable` for any other shape or key, and `text-too-long`, `text-too-deep`,
 * `text-has-control-characters`, `text-is-broken`, `link-not-safe` with a sentence for the author.
 */
export function readBlocks(value: unknown): Outcome<Block[]> {
  const room: Room = { blocks: mostBlocks, cells: mostCells, characters: typedLimit }
  try {
    return accepted(tidyBlocks(blocksFrom(value, room, 0)))
  } catch (error) {
    if (error instanceof Unreadable) return refused(error.rule, error.sentence)
    throw error
  }
}

/** Heading and blocks that a form carries along, for example those it started from; undefined when nobody wrote them so. */
export function readWordsText(text: string): { heading: string; blocks: Block[] } | undefined {
  const words = parsed(text)
  if (typeof words !== 'object' || words === null || !('heading' in words) || !('blocks' in words))
    return undefined
  if (typeof words.heading !== 'string') return undefined
  const heading = cleanLine(words.heading, captionLimit)
  const blocks = readBlocks(words.blocks)
  return heading.ok && blocks.ok ? { heading: heading.value, blocks: blocks.value } : undefined
}

/** The same from text; not even JSON is refused like any other shape. */
export function readBlocksText(text: string): Outcome<Block[]> {
  return readBlocks(parsed(text))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function blocksFrom(value: unknown, room: Room, depth: number): Block[] {
  const items = arrayOf(value)
  if (depth > deepest)
    throw new Unreadable(
      'text-too-deep',
      `Lists and frames stand in each other more than ${deepest} levels deep. Move the innermost ones out.`,
    )
  room.blocks -= items.length
  if (room.blocks < 0) throw tooLong()
  return items.map((item) => blockFrom(item, room, depth))
}

function blockFrom(value: unknown, room: Room, depth: number): Block {
  const block = recordOf(value)
  switch (block['kind']) {
    case 'paragraph':
      onlyKeys(block, ['kind', 'runs'])
      return { kind: 'paragraph', runs: runsFrom(block['runs'], room) }
    case 'list': {
      onlyKeys(block, ['kind', 'ordered', 'items'])
      const { ordered } = block
      if (typeof ordered !== 'boolean') throw unreadable()
      const items = arrayOf(block['items'])
      room.blocks -= items.length
      if (room.blocks < 0) throw tooLong()
      return { kind: 'list', ordered, items: items.map((item) => blocksFrom(item, room, depth + 1)) }
    }
    case 'table': {
      onlyKeys(block, ['kind', 'caption', 'header', 'rows'])
      const caption = lineFrom(block['caption'], captionLimit, room)
      const header = cellsFrom(block['header'], room)
      return {
        kind: 'table',
        caption,
        header,
        rows: arrayOf(block['rows']).map((row) => cellsFrom(row, room)),
      }
    }
    case 'callout': {
      onlyKeys(block, ['kind', 'tone', 'blocks'])
      const { tone } = block
      if (tone !== 'note' && tone !== 'warning') throw unreadable()
      return { kind: 'callout', tone, blocks: blocksFrom(block['blocks'], room, depth + 1) }
    }
    case 'quote':
      onlyKeys(block, ['kind', 'blocks'])
      return { kind: 'quote', blocks: blocksFrom(block['blocks'], room, depth + 1) }
    default:
      throw unreadable()
  }
}

function cellsFrom(value: unknown, room: Room): Run[][] {
  const cells = arrayOf(value)
  if (cells.length > mostColumns)
    throw new Unreadable(
      'table-too-wide',
      `A table holds at most ${mostColumns} columns. Make two tables of it.`,
    )
  // A row without cells costs one too, or a million of them would be free.
  room.cells -= Math.max(1, cells.length)
  if (room.cells < 0) throw tooLong()
  return cells.map((cell) => runsFrom(cell, room))
}

function runsFrom(value: unknown, room: Room): Run[] {
  return arrayOf(value).map((item) => runFrom(item, room))
}

function runFrom(value: unknown, room: Room): Run {
  const run = recordOf(value)
  room.characters -= 1
  if (run['kind'] === 'break') {
    onlyKeys(run, ['kind'])
    if (room.characters < 0) throw tooLong()
    return { kind: 'break' }
  }
  if (run['kind'] !== 'text') throw unreadable()
  onlyKeys(run, ['kind', 'text', 'strong', 'emphasis', 'href', 'gap'])
  return {
    kind: 'text',
    text: wordsFrom(run['text'], room),
    ...markFrom('strong', run['strong']),
    ...markFrom('emphasis', run['emphasis']),
    ...hrefFrom(run['href'], room),
    ...gapFrom(run['gap']),
  }
}

function markFrom<Name extends 'strong' | 'emphasis'>(
  name: Name,
  value: unknown,
): Partial<Record<Name, true>> {
  if (value === undefined) return {}
  if (value !== true) throw unreadable()
  return { [name]: true } as Record<Name, true>
}

function hrefFrom(value: unknown, room: Room): { href?: string } {
  if (value === undefined) return {}
  if (typeof value !== 'string') throw unreadable()
  room.characters -= value.length
  if (room.characters < 0) throw tooLong()
  const href = value.length > hrefLimit || /\p{Surrogate}/u.test(value) ? undefined : safeHref(value)
  if (href === undefined)
    throw new Unreadable(
      'link-not-safe',
      'A link leads to an address that a policy cannot carry. Links start with https://, http://, mailto: or tel:.',
    )
  return { href }
}

function gapFrom(value: unknown): { gap?: string } {
  if (value === undefined) return {}
  if (typeof value !== 'string' || !/^[\w-]{1,80}$/.test(value)) throw unreadable()
  return { gap: value }
}

function wordsFrom(value: unknown, room: Room): string {
  if (typeof value !== 'string') throw unreadable()
  room.characters -= value.length
  if (room.characters < 0) throw tooLong()
  return valueOrThrow(cleanWords(value, typedLimit))
}

function lineFrom(value: unknown, limit: number, room: Room): string {
  if (typeof value !== 'string') throw unreadable()
  room.characters -= value.length
  if (room.characters < 0) throw tooLong()
  return valueOrThrow(cleanLine(value, limit))
}

function valueOrThrow(outcome: Outcome<string>): string {
  if (!outcome.ok) throw new Unreadable(outcome.rule, outcome.sentence)
  return outcome.value
}

function arrayOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw unreadable()
  return value
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable()
  return { ...value }
}

function onlyKeys(record: Record<string, unknown>, known: string[]): void {
  if (Object.keys(record).some((key) => !known.includes(key))) throw unreadable()
}

function unreadable(): Unreadable {
  return new Unreadable(
    'blocks-unreadable',
    'The text did not arrive in a form that can be read. Nothing was changed. Load the page again; your browser may be too old for this editor.',
  )
}

function tooLong(): Unreadable {
  return new Unreadable(
    'text-too-long',
    `The section is longer than ${typedLimit.toLocaleString('en-GB')} characters, or has too many parts. Make two sections of it.`,
  )
}

/** False for blocks that only scenarios hold (steps, contacts, statements): those are edited as Markdown. */
export function canEdit(blocks: Block[]): boolean {
  return blocks.every((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'table':
        return true
      case 'list':
        return block.items.every(canEdit)
      case 'callout':
      case 'quote':
        return canEdit(block.blocks)
      case 'step':
      case 'contact':
      case 'statement':
        return false
      default:
        return block satisfies never
    }
  })
}
