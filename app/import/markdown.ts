// Markdown that people type → blocks of a document, with a plain sentence for everything that could not stay as it was.
import type { Block, Run } from '../domain/policy-document'
import { text } from '../domain/policy-document'
import type { Outcome } from '../domain/outcome'
import { accepted, refused } from '../domain/outcome'
import { cleanRuns } from '../domain/draft-text'
import { cleanText } from '../domain/typed-text'
import { blocksOf } from './markdown-blocks'
import { firstTangledLine } from './markdown-limits'
import { Losses, parseMarkdown } from './markdown-source'

export type ReadMarkdown = {
  blocks: Block[]
  /** What changed or was left out, in plain sentences; empty when nothing did. */
  losses: string[]
}

/** The longest Markdown that is read, in characters. */
export const markdownLimit = 200_000

/** Reads Markdown from outside: refuses more than `markdownLimit` characters and text that holds control characters. */
export function readMarkdown(source: string): Outcome<ReadMarkdown> {
  if (source.length > markdownLimit) {
    return refused('markdown-too-long', 'The text is longer than 200,000 characters. Split it into several.')
  }
  const clean = cleanText(source, markdownLimit)
  return clean.ok ? accepted(blocksFromMarkdown(clean.value)) : clean
}

/**
 * Blocks from Markdown (CommonMark with GitHub's tables and callouts). Never fails: text that is too long or too tangled
 * to read as Markdown stands as plain paragraphs, and `losses` says so.
 */
export function blocksFromMarkdown(source: string): ReadMarkdown {
  if (source.length > markdownLimit || firstTangledLine(source) !== undefined) {
    return {
      blocks: plainParagraphs(source),
      losses: ['The text is too long or too tangled to read as Markdown, so it stands as plain paragraphs.'],
    }
  }
  const losses = new Losses()
  const blocks = blocksOf(parseMarkdown(source), losses)
  return { blocks, losses: losses.sentences() }
}

/** One line of Markdown as runs, for a table cell or a fact; paragraphs become one line with spaces between. */
export function runsFromMarkdown(source: string): { runs: Run[]; losses: string[] } {
  const { blocks, losses } = blocksFromMarkdown(source)
  const parts = blocks.map((block): Run[] =>
    block.kind === 'paragraph' ? block.runs : [text(wordsOf(block))],
  )
  const runs = parts.flatMap((part, index) => (index === 0 ? part : [text(' '), ...part]))
  const flat = blocks.some((block) => block.kind !== 'paragraph')
  return {
    runs: cleanRuns(runs),
    losses: flat ? [...losses, 'Lists, tables and quotes stand as plain words here.'] : losses,
  }
}

function plainParagraphs(source: string): Block[] {
  return source
    .split(/\n[ \t]*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', runs: [text(part)] }))
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map((run) => (run.kind === 'break' ? ' ' : run.text)).join('')
    case 'list':
      return block.items.flat().map(wordsOf).join(', ')
    case 'table':
      return [block.header, ...block.rows]
        .flat()
        .map((runs) => wordsOf({ kind: 'paragraph', runs }))
        .join(', ')
    case 'callout':
    case 'quote':
    case 'step':
    case 'statement':
      return block.blocks.map(wordsOf).join(' ')
    case 'contact':
      return block.why
    default:
      return block satisfies never
  }
}
