// Sentences: the text of a clause as people read it, one sentence at a time, each list point with the line that leads into it.
import { plainRuns, type Block, type Clause, type ClauseId } from '../domain/policy-document'

export type Sentence = {
  clauseId: ClauseId
  /** The sentence, or the point of a list. */
  text: string
  /** The line that introduces the list the point stands in: "You must not share:"; "" elsewhere. */
  lead: string
  /** True for words that the policy quotes or shows as an example. */
  quoted: boolean
}

/** The sentences of one clause in reading order, its sub-clauses not counted in. */
export function sentencesOf(clause: Clause, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const found: Sentence[] = []
  const read = (blocks: Block[], around: { lead: string; quoted: boolean }): void => {
    let lead = around.lead
    for (const block of blocks) {
      switch (block.kind) {
        case 'paragraph': {
          const lines = split(plainRuns(block.runs), segmenter)
          for (const text of lines) found.push({ clauseId: clause.id, text, ...around })
          const last = lines.at(-1) ?? ''
          lead = last.endsWith(':') ? last : ''
          break
        }
        case 'list':
          for (const item of block.items) read(item, { ...around, lead })
          break
        case 'table':
          for (const cell of [...block.header, ...block.rows.flat()])
            for (const text of split(plainRuns(cell), segmenter))
              found.push({ clauseId: clause.id, text, lead: '', quoted: around.quoted })
          break
        case 'quote':
          read(block.blocks, { lead: '', quoted: true })
          break
        case 'callout':
        case 'step':
        case 'statement':
          read(block.blocks, { lead: '', quoted: around.quoted })
          break
        case 'contact':
          break
        default:
          block satisfies never
      }
    }
  }
  read(clause.blocks, { lead: '', quoted: false })
  return found
}

/** The sentence with what leads into it, as one line. */
export function inContext(sentence: Sentence): string {
  return sentence.lead === '' ? sentence.text : `${sentence.lead} ${sentence.text}`
}

function split(line: string, segmenter: Intl.Segmenter): string[] {
  return [...segmenter.segment(line.replace(/\s+/g, ' ').trim())]
    .map((part) => part.segment.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}
