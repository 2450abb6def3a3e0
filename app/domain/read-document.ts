// A PolicyDocument from JSON that nobody vouches for: every part looked at, or no document at all.
import type { Block, Clause, ClauseAudience, Fact, PolicyDocument, Run } from './policy-document'
import { isSectionKey } from './section'

/** Values inside each other, and all of them together: a policy of 700 pages has about 100,000. */
const deepest = 60
const mostValues = 1_000_000

class NoDocument extends Error {}

type Room = { values: number; depth: number }

/**
 * The document that a JSON value is; undefined for any other shape, a higher format, or one that is out of bounds. Keys
 * that a document does not have are passed over. Links are not looked at: whoever draws them does.
 */
export function readDocument(value: unknown): PolicyDocument | undefined {
  const room: Room = { values: mostValues, depth: 0 }
  try {
    const document = record(value)
    if (document['format'] !== 1) return undefined
    return {
      format: 1,
      language: string(document['language']),
      title: string(document['title']),
      facts: each(document['facts'], room, factFrom),
      clauses: each(document['clauses'], room, clauseFrom),
    }
  } catch (error) {
    if (error instanceof NoDocument) return undefined
    throw error
  }
}

function factFrom(value: unknown, room: Room): Fact {
  const fact = record(value)
  return { label: string(fact['label']), value: each(fact['value'], room, runFrom) }
}

function clauseFrom(value: unknown, room: Room): Clause {
  const clause = record(value)
  const section = string(clause['section'])
  const id = string(clause['id'])
  if (!isSectionKey(section) || id === '' || id.length > 300) throw new NoDocument()
  return {
    id,
    number: string(clause['number']),
    section,
    audience: audienceFrom(clause['audience'], room),
    heading: string(clause['heading']),
    blocks: each(clause['blocks'], room, blockFrom),
    clauses: each(clause['clauses'], room, clauseFrom),
  }
}

function audienceFrom(value: unknown, room: Room): ClauseAudience {
  const audience = record(value)
  if (audience['kind'] === 'everyone') return { kind: 'everyone' }
  if (audience['kind'] !== 'groups') throw new NoDocument()
  const groups = each(audience['groups'], room, (one) => {
    const group = record(one)
    return { key: string(group['key']), name: string(group['name']) }
  })
  return { kind: 'groups', groups }
}

function blockFrom(value: unknown, room: Room): Block {
  const block = record(value)
  const inner = () => each(block['blocks'], room, blockFrom)
  const cells = (row: unknown) => each(row, room, (cell) => each(cell, room, runFrom))
  switch (block['kind']) {
    case 'paragraph':
      return { kind: 'paragraph', runs: each(block['runs'], room, runFrom) }
    case 'list': {
      const items = each(block['items'], room, (item) => each(item, room, blockFrom))
      return { kind: 'list', ordered: block['ordered'] === true, items }
    }
    case 'table':
      return {
        kind: 'table',
        caption: string(block['caption']),
        header: cells(block['header']),
        rows: each(block['rows'], room, cells),
      }
    case 'callout':
      return { kind: 'callout', tone: block['tone'] === 'warning' ? 'warning' : 'note', blocks: inner() }
    case 'quote':
      return { kind: 'quote', blocks: inner() }
    case 'step':
      return {
        kind: 'step',
        id: string(block['id']),
        minutes: string(block['minutes']),
        who: string(block['who']),
        blocks: inner(),
      }
    case 'contact':
      return { kind: 'contact', role: string(block['role']), why: string(block['why']) }
    case 'statement':
      return { kind: 'statement', label: string(block['label']), blocks: inner() }
    default:
      throw new NoDocument()
  }
}

function runFrom(value: unknown): Run {
  const run = record(value)
  if (run['kind'] === 'break') return { kind: 'break' }
  if (run['kind'] !== 'text') throw new NoDocument()
  return {
    kind: 'text',
    text: string(run['text']),
    ...(run['strong'] === true ? { strong: true as const } : {}),
    ...(run['emphasis'] === true ? { emphasis: true as const } : {}),
    ...(run['href'] === undefined ? {} : { href: string(run['href']) }),
    ...(run['gap'] === undefined ? {} : { gap: string(run['gap']) }),
  }
}

function each<Item>(value: unknown, room: Room, read: (item: unknown, room: Room) => Item): Item[] {
  if (!Array.isArray(value)) throw new NoDocument()
  room.values -= value.length
  room.depth += 1
  if (room.values < 0 || room.depth > deepest) throw new NoDocument()
  const items = value.map((item: unknown) => read(item, room))
  room.depth -= 1
  return items
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NoDocument()
  return { ...value }
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new NoDocument()
  return value
}
