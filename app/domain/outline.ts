// The outline of an imported text: headings of any depth → clauses and parts, the two levels that a policy has.
import { textOfBlocks } from '../compare/block-diff'
import type { HeadingGuess, ImportedClause, ImportLoss, LossKind } from './imported-policy'
import { text, type Block } from './policy-document'

/** A heading or a block in the order of the file. `place` counts paragraphs or lines. */
export type OutlinePiece =
  | { kind: 'heading'; place: number; level: number; text: string; guessed: Guess | null; asBlock: Block }
  | { kind: 'block'; place: number; block: Block }

export type Guess = Exclude<HeadingGuess, 'opening' | 'whole-text'>

/** A loss as its reader met it: at a place in the text, or in a part of the file that has no place in it. */
export type MetLoss = { kind: LossKind; what: string; at: number | string; text: string }

export type Outline = { title: string; clauses: ImportedClause[]; losses: ImportLoss[] }

type Heading = Extract<OutlinePiece, { kind: 'heading' }>

/** Headings longer than this cannot stand over a section. */
const longestHeading = 160

/** Over text that stands before the first heading; the second, where the file has an introduction of its own. */
const openingHeading = 'Introduction'
const openingBesideIntroduction = 'Before the introduction'

/** Levels of guessed headings: under every real one, each kind by itself. */
export const guessedLevel: Record<Guess, number> = { capitals: 20, 'numbered-line': 30, 'bold-line': 40 }

/**
 * Clauses from pieces. `title` is what the file itself calls its title; without one the only heading of the highest
 * level is it, when it comes first; else `fallback`. `unit` is what `place` counts: "paragraph" or "line".
 */
export function outline(
  given: OutlinePiece[],
  known: { title: string; fallback: string; unit: string; losses: MetLoss[] },
): Outline {
  const own = titleHeading(given, known.title)
  const title = own?.text ?? (known.title || known.fallback)
  const pieces = withoutEmptyGuesses(given.filter((piece) => piece !== own))
  const building = build(pieces)
  const where = placesOf(pieces, known.unit)
  return {
    title,
    clauses: withOneIntroduction(building.clauses),
    losses: [...known.losses, ...building.losses].map(({ kind, what, at, text: words }) => ({
      kind,
      what,
      where: typeof at === 'string' ? at : where(at),
      text: words,
    })),
  }
}

/** A date or an author above the file's own introduction is not a second one. */
function withOneIntroduction(clauses: ImportedClause[]): ImportedClause[] {
  const [first, ...others] = clauses
  if (first?.guessed !== 'opening') return clauses
  const hasOwn = others.some((clause) => clause.heading.toLowerCase() === openingHeading.toLowerCase())
  return hasOwn ? [{ ...first, heading: openingBesideIntroduction }, ...others] : clauses
}

/** A guessed heading with nothing under it is a line of text after all. */
function withoutEmptyGuesses(pieces: OutlinePiece[]): OutlinePiece[] {
  return pieces.map((piece, index) => {
    if (piece.kind === 'block' || piece.guessed === null) return piece
    const next = pieces[index + 1]
    const leads = next !== undefined && (next.kind === 'block' || next.level > piece.level)
    return leads ? piece : { kind: 'block', place: piece.place, block: piece.asBlock }
  })
}

function titleHeading(pieces: OutlinePiece[], known: string): Heading | undefined {
  const headings = pieces.filter((piece) => piece.kind === 'heading')
  const [first, second] = headings
  if (!first) return undefined
  if (first.text.toLowerCase() === known.toLowerCase()) return first
  if (first.guessed !== null) {
    const isFirst = pieces[0] === first
    return known === '' && isFirst && second && soundsLikeTitle.test(first.text) ? first : undefined
  }
  const others = headings.filter((heading) => heading !== first && heading.guessed === null)
  const alone = others.every((heading) => heading.level > first.level)
  return alone &&
    (others.length > 0 || known === '') &&
    (second !== undefined || soundsLikeTitle.test(first.text))
    ? first
    : undefined
}

const soundsLikeTitle = /polic|guideline|guidance|code of|handbook|social media/i

type Building = { clauses: ImportedClause[]; losses: MetLoss[]; open: number[]; numbersRemoved: number }

function build(pieces: OutlinePiece[]): Building {
  const building: Building = { clauses: [], losses: [], open: [], numbersRemoved: 0 }
  const anyHeading = pieces.some((piece) => piece.kind === 'heading')
  for (const piece of pieces) {
    if (piece.kind === 'heading') addHeading(building, piece)
    else addBlock(building, piece.block, { guessed: anyHeading ? 'opening' : 'whole-text' })
  }
  if (building.numbersRemoved > 0) {
    building.losses.push({
      kind: 'heading',
      what: 'Numbers typed before headings were taken away: Candor numbers sections by itself.',
      at: 'Headings of the whole file',
      text: `${building.numbersRemoved} ${building.numbersRemoved === 1 ? 'heading' : 'headings'}`,
    })
  }
  return building
}

function addBlock(building: Building, block: Block, first: { guessed: 'opening' | 'whole-text' }): void {
  const last = building.clauses.at(-1)
  if (last) last.blocks.push(block)
  else startClause(building, { level: 1, heading: openingHeading, guessed: first.guessed }, [block])
}

function addHeading(building: Building, piece: Heading): void {
  while (building.open.length > 0 && (building.open.at(-1) ?? 0) >= piece.level) building.open.pop()
  building.open.push(piece.level)
  const depth = building.open.length
  if (depth > 2) return addDeepHeading(building, piece)
  const { heading, numbered } = withoutNumber(piece.text)
  if (numbered) building.numbersRemoved += 1
  const level = depth === 2 ? 2 : 1
  if (heading.length <= longestHeading)
    return startClause(building, { level, heading, guessed: piece.guessed }, [])
  building.losses.push({
    kind: 'heading',
    what: 'A heading was too long: its beginning is the heading now, and all of it stands below as text.',
    at: piece.place,
    text: heading,
  })
  startClause(building, { level, heading: shortened(heading), guessed: piece.guessed }, [
    { kind: 'paragraph', runs: [text(heading)] },
  ])
}

function addDeepHeading(building: Building, piece: Heading): void {
  building.clauses.at(-1)?.blocks.push(piece.asBlock)
  if (piece.guessed !== null) return
  building.losses.push({
    kind: 'heading',
    what: 'A heading of the third level or deeper stands as a bold line: a policy has sections and parts.',
    at: piece.place,
    text: piece.text,
  })
}

function startClause(
  building: Building,
  head: Pick<ImportedClause, 'level' | 'heading' | 'guessed'>,
  blocks: Block[],
): void {
  building.clauses.push({ id: `c${building.clauses.length + 1}`, ...head, blocks })
}

function shortened(heading: string): string {
  const cut = heading.slice(0, longestHeading - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trimEnd()}…`
}

/** "4.2 Scope", "4. Scope", "(b) Scope", "Section 4: Scope" → "Scope". "3 things to know" stays. */
function withoutNumber(heading: string): { heading: string; numbered: boolean } {
  const rest = heading
    .replace(/^(?:section|part|clause|article)\s+[\dIVX]+(?:\.\d+)*\s*[.:–—-]\s*/i, '')
    .replace(/^(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|\([a-z\d]{1,3}\)|[A-Za-z][.)]|[IVX]{1,5}[.)])\s+/, '')
    .trim()
  return rest === '' || rest === heading ? { heading, numbered: false } : { heading: rest, numbered: true }
}

/** Tells for a place the last heading before it. */
function placesOf(pieces: OutlinePiece[], unit: string): (place: number) => string {
  const headings = pieces.filter((piece) => piece.kind === 'heading')
  return (place) => {
    let low = 0
    let high = headings.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((headings[middle]?.place ?? 0) <= place) low = middle + 1
      else high = middle
    }
    const heading = headings[low - 1]
    const under = heading ? `under “${briefly(heading.text)}”` : 'before the first heading'
    return `${unit} ${place}, ${under}`
  }
}

function briefly(words: string): string {
  return words.length > 70 ? `${words.slice(0, 69).trimEnd()}…` : words
}

const reference =
  /(?:\b(?:sections?|clauses?|paragraphs?|articles?)\s+\d+(?:\.\d+)*\b|§\s?\d+(?:\.\d+)*)(?![\d.]*\s+of\s+(?:the\s+)?\p{Lu})/giu

/** References such as "section 4.2": the draft has numbers of its own. */
export function oldNumbers(clauses: ImportedClause[]): ImportLoss[] {
  return clauses.flatMap((clause) => {
    const met = textOfBlocks(clause.blocks).match(reference)
    return [...new Set(met ?? [])].slice(0, 20).map((reference) => ({
      kind: 'reference' as const,
      what: 'This points to a number of the old file. Sections may have other numbers in the draft: check it there.',
      where: `in “${briefly(clause.heading)}”`,
      text: reference,
    }))
  })
}
