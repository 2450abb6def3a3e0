// Markdown or plain text → an imported policy: headings become clauses, and every change is told with its line.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Heading, PhrasingContent, RootContent } from 'mdast'
import type { UnmatchedPolicy } from '../domain/imported-policy'
import { guessedLevel, oldNumbers, outline, type OutlinePiece } from '../domain/outline'
import { plainRuns, text as plainRun, type Block } from '../domain/policy-document'
import { withoutInvisible } from './clean-characters'
import { withoutFrontMatter } from './front-matter'
import { headingText, isHeadingLike, isInCapitals, typedNumberLevels } from './heading-guess'
import { lossLog, type LossLog } from './loss-log'
import { blocksOf } from './markdown-blocks'
import { chunksOf, definitionsIn, definitionsUsed, tangledLine, type Chunk } from './markdown-chunks'
import { runsOf } from './markdown-runs'
import { Losses, parseMarkdown, type MarkdownSource } from './markdown-source'
import { asMarkdown } from './plain-lines'
import { kindOfSentence } from './markdown-loss-kinds'
import { ImportProblem } from './problem'
import { mostCharacters, spendPiece, type Budget } from './word-flow'

/** Reads Markdown or plain text. @throws ImportProblem for more than two million characters, or no words at all */
export async function readMarkdownPolicy(
  given: string,
  wish: { fallbackTitle: string; format: 'markdown' | 'text' },
): Promise<UnmatchedPolicy> {
  if (given.length > mostCharacters) throw tooLong(given.length)
  const losses = lossLog()
  const clean = withoutInvisible(given.replace(/\r\n?|[\u0085\u2028\u2029\u000b\f]/g, '\n'))
  if (clean.length < given.replace(/\r\n/g, '\n').length)
    losses.count('other', 'Invisible control characters were left out.', 'The file')
  const front = withoutFrontMatter(clean)
  if (front.text !== '') {
    const what = 'Facts for another program, which stood before the text, were left out.'
    losses.note({ kind: 'other', what, at: 'line 1', text: front.text })
  }
  const source = wish.format === 'text' ? asMarkdown(front.body) : front.body
  const pieces = await piecesOf(source, front.lines, losses)
  const known = { title: '', fallback: front.title || wish.fallbackTitle, unit: 'line', losses: losses.all() }
  const made = outline(pieces, known)
  return {
    ...made,
    format: wish.format,
    losses: [...made.losses, ...oldNumbers(made.clauses)],
    hasTrackedChanges: false,
  }
}

async function piecesOf(source: string, linesBefore: number, losses: LossLog): Promise<OutlinePiece[]> {
  const definitions = definitionsIn(source)
  const pieces: OutlinePiece[] = []
  const budget: Budget = { characters: 0, pieces: 0 }
  const chunks = chunksOf(source)
  if (chunks.length > mostHeadings) throw tooManyHeadings(chunks.length)
  for (const chunk of chunks) {
    const before = pieces.length
    const placed = { ...chunk, line: chunk.line + linesBefore }
    const tangled = tangledLine(placed)
    if (tangled === undefined) pieces.push(...chunkPieces(placed, definitions, losses))
    else pieces.push(...plainPieces(placed, tangled, losses))
    for (let read = before; read < pieces.length; read += 1) spendPiece(budget)
    await nextTurn()
  }
  return pieces
}

function chunkPieces(chunk: Chunk, definitions: string[], losses: LossLog): OutlinePiece[] {
  const used = definitionsUsed(chunk, definitions)
  const parsed = parseMarkdown(`${chunk.text}\n\n${used.join('\n')}`)
  return parsed.tree.children.flatMap((node, index) => {
    const place = chunk.line + (node.position?.start.line ?? 1)
    const met = new Losses()
    const piece = headingPiece(node, { parsed, place, met, next: parsed.tree.children[index + 1] })
    const one = { ...parsed, tree: { ...parsed.tree, children: [node] } }
    const pieces = piece
      ? [piece]
      : blocksOf(one, met).map((block): OutlinePiece => ({ kind: 'block', place, block }))
    const words = excerpt(chunk.text, node)
    for (const what of met.sentences())
      losses.note({ kind: kindOfSentence(what), what, at: place, text: words })
    for (const shortcode of words.match(/\{[{%].{1,80}?[%}]\}/g) ?? []) {
      const what =
        'This is an instruction to the program of a web site. It stands as text: replace it by words.'
      losses.note({ kind: 'html', what, at: place, text: shortcode })
    }
    return pieces
  })
}

type Beside = { parsed: MarkdownSource; place: number; met: Losses; next: RootContent | undefined }

function headingPiece(node: RootContent, beside: Beside): OutlinePiece | undefined {
  if (node.type === 'heading') return markedHeading(node, beside)
  const line = lineOf(node)
  if (line === undefined || !isHeadingLike(line.text)) return undefined
  const { text, isBold, levels } = line
  const guessed = isInCapitals(text) ? 'capitals' : isBold ? 'bold-line' : levels > 0 ? 'numbered-line' : null
  if (guessed === null || (guessed === 'numbered-line' && beside.next?.type === 'list')) return undefined
  const level = guessedLevel[guessed] + (guessed === 'numbered-line' ? levels : 0)
  const asBlock: Block = { kind: 'paragraph', runs: [{ ...plainRun(text), ...(isBold && { strong: true }) }] }
  return { kind: 'heading', place: beside.place, level, text: headingText(text), guessed, asBlock }
}

function markedHeading(node: Heading, { parsed, place, met }: Beside): OutlinePiece | undefined {
  const runs = runsOf(node.children, { definitions: parsed.definitions, losses: met })
  const line = headingText(plainRuns(runs))
  if (line === '') return undefined
  if (runs.some((run) => run.kind === 'text' && run.href !== undefined))
    met.note('The link in a heading was removed and its words kept.')
  const strong = runs.map((run) => (run.kind === 'text' ? { ...run, strong: true as const } : run))
  return {
    kind: 'heading',
    place,
    level: node.depth,
    text: line,
    guessed: null,
    asBlock: { kind: 'paragraph', runs: strong },
  }
}

/** The words of a node that is one line: a paragraph, or a list of one numbered item with nothing else in it. */
function lineOf(node: RootContent): { text: string; isBold: boolean; levels: number } | undefined {
  if (node.type === 'list') {
    const [item, ...others] = node.children
    const [inner, ...more] = item?.children ?? []
    if (node.ordered !== true || others.length + more.length > 0 || inner?.type !== 'paragraph')
      return undefined
    const text = wordsOf(inner.children)
    return text === undefined ? undefined : { text, isBold: inner.children[0]?.type === 'strong', levels: 1 }
  }
  if (node.type !== 'paragraph') return undefined
  const parts = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only] = parts
  if (parts.length !== 1 || only === undefined) return undefined
  if (only.type === 'text') {
    const text = only.value.trim()
    if (text.includes('\n')) return undefined
    const levels = typedNumberLevels(text)
    return levels > 0 || isInCapitals(text) ? { text, isBold: false, levels } : undefined
  }
  if (only.type !== 'strong') return undefined
  const text = wordsOf(only.children)
  return text === undefined ? undefined : { text, isBold: true, levels: 0 }
}

/** Plain words, or words that are all bold; undefined for anything with more in it. */
function wordsOf(nodes: PhrasingContent[]): string | undefined {
  const [first] = nodes
  if (nodes.length === 1 && first?.type === 'strong') return wordsOf(first.children)
  const words = nodes.map((node) =>
    node.type === 'text' || node.type === 'inlineCode' ? node.value : undefined,
  )
  return words.includes(undefined) ? undefined : words.join('').trim()
}

/** A text too tangled to parse as Markdown: its paragraphs as they are typed. */
function plainPieces(chunk: Chunk, line: number, losses: LossLog): OutlinePiece[] {
  const what =
    'From here on to the next heading the text is too tangled to read as Markdown, so it stands as typed.'
  losses.note({ kind: 'html', what, at: line, text: '' })
  return chunk.text
    .split(/\n[ \t]*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'block', place: line, block: { kind: 'paragraph', runs: [plainRun(part)] } }))
}

function excerpt(source: string, node: RootContent): string {
  const { start, end } = node.position ?? { start: { offset: 0 }, end: { offset: 0 } }
  return source.slice(start.offset ?? 0, Math.min(end.offset ?? 0, (start.offset ?? 0) + 200))
}

/** Headings of any level, and long parts between them: far more than 700 pages have. */
const mostHeadings = 5_000

function tooManyHeadings(count: number): ImportProblem {
  return new ImportProblem(
    'too-many-headings',
    `The text has ${count.toLocaleString('en-GB')} headings, and ${mostHeadings.toLocaleString('en-GB')} are read. Split it, and bring the parts in one by one.`,
  )
}

/** What is said of a text with this many characters. */
export function tooLong(length: number): ImportProblem {
  return new ImportProblem(
    'text-too-long',
    `The text has ${length.toLocaleString('en-GB')} characters, and 2,000,000 are read, which is about 700 pages. Split it, and bring the parts in one by one.`,
  )
}
