// The policy as plain text, and its reading order: the one sequence of sentences that every other format must give.
import { allClauses, type Block, type Clause, type PolicyDocument, type Run } from '../domain/policy-document'
import { splitSentences } from '../domain/words'
import { calloutLabel, contactRole, stepLabel } from './block-labels'
import { headingWords } from './clause-heading'
import { printable, printableRun } from './printable'
import { rectangular } from './table-shape'

/** The characters of runs as a reader sees them: gaps in brackets, a line break as a space. */
export function textOfRuns(runs: Run[]): string {
  return runs
    .map((run) => (run.kind === 'break' ? ' ' : printableRun(run)))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

/** The texts of blocks in reading order, one for each paragraph, cell or label; empty ones are left out. */
function linesOfBlocks(blocks: Block[]): string[] {
  return blocks.flatMap(linesOfBlock).filter((line) => line !== '')
}

/** The whole document in reading order: title, facts, then each heading with its text. Numbers are not text. */
function linesOfDocument(document: PolicyDocument): string[] {
  const facts = document.facts.flatMap((fact) => [printable(fact.label).trim(), textOfRuns(fact.value)])
  const clauses = allClauses(document.clauses).flatMap((clause) => [
    headingWords(clause).trim(),
    ...linesOfBlocks(clause.blocks),
  ])
  return [printable(document.title).trim(), ...facts, ...clauses].filter((line) => line !== '')
}

/** The document's sentences in reading order: the truth that web, Word and Markdown are held to. */
export function sentences(document: PolicyDocument): string[] {
  return linesOfDocument(document).flatMap(splitSentences)
}

/** The document as text to read in a mail or to index: clause numbers, "- " and "1." before list items, no markup. */
export function plainText(document: PolicyDocument): string {
  const facts = document.facts.map((fact) => `${printable(fact.label).trim()}: ${textOfRuns(fact.value)}`)
  const head = [printable(document.title).trim(), facts.join('\n')]
  return [...head, ...document.clauses.flatMap(plainClause)].filter((part) => part !== '').join('\n\n') + '\n'
}

/** Blocks as plain text, paragraphs parted by an empty line. */
export function plainTextOfBlocks(blocks: Block[]): string {
  return blocks
    .map(plainBlock)
    .filter((part) => part !== '')
    .join('\n\n')
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [textOfRuns(block.runs)]
    case 'list':
      return block.items.flatMap(linesOfBlocks)
    case 'table':
      if (!rectangular(block)) return []
      return [printable(block.caption).trim(), ...[block.header, ...block.rows].flat().map(textOfRuns)]
    case 'callout':
      return [calloutLabel(block.tone), ...linesOfBlocks(block.blocks)]
    case 'quote':
      return linesOfBlocks(block.blocks)
    case 'step':
      return [stepLabel(block), ...linesOfBlocks(block.blocks)]
    case 'contact':
      return [contactLine(block)]
    case 'statement':
      return [printable(block.label).trim(), ...linesOfBlocks(block.blocks)]
    default:
      block satisfies never
      return []
  }
}

/** "Incident lead: Decides, and takes the calls". */
function contactLine(contact: Extract<Block, { kind: 'contact' }>): string {
  const why = printable(contact.why).trim()
  return why === '' ? contactRole(contact.role) : `${contactRole(contact.role)}: ${why}`
}

function plainClause(clause: Clause): string[] {
  const heading = `${clause.number} ${headingWords(clause)}`.trim()
  return [heading, plainTextOfBlocks(clause.blocks), ...clause.clauses.flatMap(plainClause)]
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'contact':
      return linesOfBlock(block).join('')
    case 'list':
      return block.items
        .map((item, index) => marked(block.ordered ? `${index + 1}. ` : '- ', plainTextOfBlocks(item)))
        .join('\n')
    case 'table': {
      const rows = [block.header, ...block.rows].map((row) => row.map(textOfRuns).join(' | '))
      return [printable(block.caption).trim(), ...rows].filter((row) => row !== '').join('\n')
    }
    case 'callout':
      return `${calloutLabel(block.tone)}: ${plainTextOfBlocks(block.blocks)}`
    case 'quote':
      return plainTextOfBlocks(block.blocks).replace(/^/gm, '> ')
    case 'step':
      return [stepLabel(block), plainTextOfBlocks(block.blocks)].filter((part) => part !== '').join('\n')
    case 'statement':
      return `${printable(block.label).trim()}:\n${plainTextOfBlocks(block.blocks).replace(/^/gm, '> ')}`
    default:
      block satisfies never
      return ''
  }
}

function marked(mark: string, text: string): string {
  return mark + text.replace(/\n(?=.)/g, '\n' + ' '.repeat(mark.length))
}
