// Sentences: the text of a clause as people read it, one sentence at a time, each list point with the line that leads into it.
import { plainRuns, type Block, type Clause, type ClauseId, type Run } from '../domain/policy-document'

export type Sentence = {
  clauseId: ClauseId
  /** The sentence, or the point of a list. */
  text: string
  /** The line that introduces the list the point stands in: "You must not share:"; "" elsewhere. */
  lead: string
  /** True for words that the policy quotes or shows as an example. */
  quoted: boolean
}

/** What is still read, in characters; spent while reading, the line that leads into a list once for each point. */
export type Room = { characters: number }

/** What of a lead and of a sentence is looked at and shown, in characters: nobody needs more to find the place. */
const longestLead = 300
const longestShown = 1_500

/** The sentences of one clause in reading order, its sub-clauses not counted in, until the room is used up. */
export function sentencesOf(
  clause: Clause,
  language: string,
  room: Room = { characters: Number.POSITIVE_INFINITY },
): Sentence[] {
  if (room.characters < 0) return []
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const found: Sentence[] = []
  const taken = (runs: Run[], lead = ''): string[] => {
    const line = plainRuns(runs)
    room.characters -= line.length + lead.length
    return room.characters < 0 ? [] : split(line, segmenter)
  }
  const read = (blocks: Block[], around: { lead: string; quoted: boolean }): void => {
    let lead = around.lead
    for (const block of blocks) {
      switch (block.kind) {
        case 'paragraph': {
          const lines = taken(block.runs, around.lead)
          for (const text of lines) found.push({ clauseId: clause.id, text, ...around })
          const last = lines.at(-1) ?? ''
          lead = last.endsWith(':') ? last.slice(-longestLead) : ''
          break
        }
        case 'list':
          for (const item of block.items) read(item, { ...around, lead })
          break
        case 'table':
          for (const cell of [...block.header, ...block.rows.flat()])
            for (const text of taken(cell))
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

/** The sentence with what leads into it, as one line; of a very long one its beginning. */
export function inContext(sentence: Sentence): string {
  const text = shown(sentence.text)
  return sentence.lead === '' ? text : `${sentence.lead} ${text}`
}

/** The beginning of a sentence, as long as anybody reads it. */
export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown).trimEnd()} …` : text
}

function split(line: string, segmenter: Intl.Segmenter): string[] {
  return [...segmenter.segment(line.replace(/\s+/g, ' ').trim())]
    .map((part) => part.segment.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}
