// A clause's text line by line as a lawyer weighs it: each sentence with what leads into it.
import { plainRuns, type Block, type Run } from '../domain/policy-document'
import { splitSentences } from '../domain/words'

export type Line = {
  /** One sentence, one table row, or one heading. */
  text: string
  /** What the sentence stands under: the line that leads into a list, the head of a table, the heading; "" for nothing. */
  lead: string
  /** True where a text instructs by its nature: the steps of a playbook and whom to call. */
  instructs: boolean
}

/** Nobody needs more of a lead to know what it demands; it is looked at once for each of its points. */
const longestLead = 300

/** The lines of a clause: its heading, then its blocks in reading order. `under` is what the clause itself stands under. */
export function linesOfClause({ heading, blocks }: { heading: string; blocks: Block[] }, under = ''): Line[] {
  const title = heading.trim() === '' ? [] : [{ text: flat(heading), lead: leadOf(under), instructs: false }]
  return [...title, ...linesOfBlocks(blocks, { lead: leadOf(heading), instructs: false })]
}

type Around = Omit<Line, 'text'>

function linesOfBlocks(blocks: Block[], around: Around): Line[] {
  const lines: Line[] = []
  let leading = around.lead
  for (const block of blocks) {
    lines.push(...linesOfBlock(block, { around, leading }))
    const last = block.kind === 'paragraph' ? (lines.at(-1)?.text ?? '') : ''
    leading = last.endsWith(':') ? leadOf(last) : around.lead
  }
  return lines
}

function linesOfBlock(block: Block, { around, leading }: { around: Around; leading: string }): Line[] {
  const instructing = { ...around, instructs: true }
  switch (block.kind) {
    case 'paragraph':
      return sentences(block.runs, around)
    case 'list':
      return block.items.flatMap((item) => linesOfBlocks(item, { ...around, lead: leading }))
    case 'table':
      return [
        ...line(block.caption, around),
        ...line(rowText(block.header), around),
        ...block.rows.flatMap((row) =>
          line(rowText(row), { ...around, lead: leadOf(rowText(block.header)) }),
        ),
      ]
    case 'callout':
      return [...line(block.tone, around), ...linesOfBlocks(block.blocks, around)]
    case 'quote':
      return linesOfBlocks(block.blocks, around)
    case 'step':
      return [
        ...line(`${block.minutes} ${block.who}`, instructing),
        ...linesOfBlocks(block.blocks, instructing),
      ]
    case 'contact':
      return line(`${block.role}: ${block.why}`, instructing)
    case 'statement':
      return [...line(block.label, around), ...linesOfBlocks(block.blocks, around)]
    default:
      return block satisfies never
  }
}

function sentences(runs: Run[], around: Around): Line[] {
  return splitSentences(plainRuns(runs)).map((text) => ({ text, ...around }))
}

function line(text: string, around: Around): Line[] {
  const said = flat(text)
  return /[\p{L}\p{N}]/u.test(said) ? [{ text: said, ...around }] : []
}

function rowText(cells: Run[][]): string {
  return cells.map(plainRuns).join(' | ')
}

/** A line in the shape in which it leads into others. */
export function leadOf(text: string): string {
  return flat(text).slice(-longestLead)
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
