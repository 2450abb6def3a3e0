// Front matter: YAML at the top of a file, checked key by key.
import type { Root } from 'mdast'
import type { Document } from 'yaml'
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml'
import type { TemplateMistake } from './mistake'
import { didYouMean } from './mistake'

/** Checked access to front matter. Each `take` returns a usable value and notes a mistake when the file has none. */
export type Frontmatter = {
  file: string
  values: Map<string, unknown>
  lines: Map<string, number>
  mistakes: TemplateMistake[]
}

/** Reads the YAML block that a tree begins with. Keys outside `known` are refused, with a guess at what was meant. */
export function readFrontmatter(tree: Root, file: string, known: readonly string[]): Frontmatter {
  const front: Frontmatter = { file, values: new Map(), lines: new Map(), mistakes: [] }
  const [first] = tree.children
  if (first?.type !== 'yaml') {
    note(
      front,
      1,
      'The file has no front matter.',
      `Begin it with ---, then ${known[0] ?? ''}: … and the other keys, then ---.`,
    )
    return front
  }
  const above = first.position?.start.line ?? 1
  const counter = new LineCounter()
  const document = parseDocument(first.value, { lineCounter: counter, schema: 'core', uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    const line = above + (error.linePos?.[0].line ?? 0)
    note(front, line, 'The front matter cannot be read here.', yamlFix(error.code))
    return front
  }
  if (!isMap(document.contents)) {
    note(front, above, 'The front matter holds no keys.', 'Write one "key: value" on each line.')
    return front
  }
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
    const line = above + counter.linePos(offset).line
    if (!known.includes(key)) {
      note(
        front,
        line,
        `The front matter has no key "${key}".`,
        didYouMean(key, known, `It knows ${known.join(', ')}.`),
      )
      continue
    }
    front.lines.set(key, line)
    front.values.set(key, document.get(key, false))
  }
  const groups = plainGroups(document)
  if (!groups)
    note(
      front,
      above,
      'The front matter refers to a part of itself.',
      'Write it out instead of using & and *.',
    )
  for (const [key, value] of front.values) {
    if (typeof value === 'object' && value !== null) front.values.set(key, groups?.get(key))
  }
  return front
}

/** One line of text. */
export function takeText(front: Frontmatter, key: string): string {
  const value = front.values.get(key)
  if (typeof value === 'string' && value.trim() !== '') return value.trim().replace(/\s+/g, ' ')
  lacks(front, key, `${key}: followed by words. Numbers and dates need quotes here.`)
  return ''
}

/** A whole number in a range. */
export function takeNumber(front: Frontmatter, key: string, range: { from: number; to: number }): number {
  const value = front.values.get(key)
  if (typeof value === 'number' && Number.isInteger(value) && value >= range.from && value <= range.to)
    return value
  lacks(front, key, `${key}: with a whole number from ${range.from} to ${range.to}.`)
  return range.from
}

/** One of a few words. */
export function takeWord<Word extends string>(
  front: Frontmatter,
  key: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = front.values.get(key)
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  if (typeof value === 'string') {
    noteAt(
      front,
      key,
      `"${value}" is not a ${key}.`,
      didYouMean(value, words, `Use one of ${words.join(', ')}.`),
    )
  } else lacks(front, key, `${key}: with one of ${words.join(', ')}.`)
  return words[0]
}

/** major.minor.patch. */
export function takeVersion(front: Frontmatter): string {
  const value = front.values.get('version')
  if (typeof value === 'string' && /^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/.test(value)) return value
  if (value === undefined) lacks(front, 'version', 'version: "1.0.0".')
  else
    noteAt(
      front,
      'version',
      `"${String(value)}" is not a version.`,
      'Write three numbers in quotes, like version: "1.0.0".',
    )
  return '0.0.0'
}

/** A BCP 47 language tag that this machine can write dates and lists in. */
export function takeLanguage(front: Frontmatter): string {
  const value = front.values.get('language')
  if (value === undefined) {
    lacks(front, 'language', 'language: en-GB.')
    return 'en-GB'
  }
  if (typeof value === 'string' && isLanguage(value)) return value
  noteAt(
    front,
    'language',
    `"${String(value)}" is not a language we can write in.`,
    'Use a tag like en-GB, de-DE or cy.',
  )
  return 'en-GB'
}

/** A list of lines of text; a missing key is an empty list. */
export function takeTexts(front: Frontmatter, key: string): string[] {
  const value = front.values.get(key)
  if (value === undefined) return []
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')) {
    return value.map((item) => String(item).trim().replace(/\s+/g, ' '))
  }
  noteAt(
    front,
    key,
    `${key} is not a list of texts.`,
    `Write each on a line of its own: "  - words". Words with a colon need quotes.`,
  )
  return []
}

/** A list of groups of texts, each with exactly these keys. */
export function takeGroups<Key extends string>(
  front: Frontmatter,
  key: string,
  keys: readonly Key[],
): Record<Key, string>[] {
  const value = front.values.get(key)
  if (value === undefined) return []
  const groups = Array.isArray(value) ? value.map((item) => groupOf(item, keys)) : [undefined]
  const read = groups.filter((group) => group !== undefined)
  if (read.length < groups.length) {
    noteAt(
      front,
      key,
      `An entry of ${key} does not have exactly ${keys.join(', ')}.`,
      `Write it as { ${keys.map((name) => `${name}: "…"`).join(', ')} }.`,
    )
  }
  return read
}

/** Notes a mistake at a key's line. */
export function noteAt(front: Frontmatter, key: string, sentence: string, fix: string): void {
  note(front, front.lines.get(key) ?? 1, sentence, fix)
}

function groupOf<Key extends string>(item: unknown, keys: readonly Key[]): Record<Key, string> | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined
  const entries = new Map<string, unknown>(Object.entries(item))
  if (entries.size !== keys.length) return undefined
  const group: Partial<Record<Key, string>> = {}
  for (const key of keys) {
    const value = String(entries.get(key) ?? '').trim()
    if (value !== '') group[key] = value
  }
  return isWhole(group, keys) ? group : undefined
}

function isWhole<Key extends string>(
  group: Partial<Record<Key, string>>,
  keys: readonly Key[],
): group is Record<Key, string> {
  return keys.every((key) => group[key] !== undefined)
}

function lacks(front: Frontmatter, key: string, write: string): void {
  if (front.lines.size === 0 && front.mistakes.length > 0) return
  const has = front.values.has(key)
  noteAt(
    front,
    key,
    has ? `${key} in the front matter cannot be used as it is.` : `The front matter lacks ${key}.`,
    `Write ${write}`,
  )
}

function note(front: Frontmatter, line: number, sentence: string, fix: string): void {
  front.mistakes.push({ file: front.file, line, sentence, fix })
}

function isLanguage(tag: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(tag)[0] === tag && Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1
    )
  } catch {
    return false
  }
}

/** Lists and groups as plain values; undefined when aliases stand in them (a few lines could swell to gigabytes). */
function plainGroups(document: Document): Map<string, unknown> | undefined {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch {
    return undefined
  }
}

function yamlFix(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'The same key stands twice: keep one.'
    case 'TAB_AS_INDENT':
      return 'Indent with spaces, not with tabs.'
    default:
      return 'Check the indentation and the quotes. Words that contain a colon need quotes around them.'
  }
}
