// Template blocks and answers → document blocks: answers put in, conditions taken out, nothing left dangling.
import { answerTo, isAsked } from './answer'
import { answerText, answerTexts, gapText } from './answer-text'
import { openQuestion, stateOf, within, type Drafting } from './draft-conditions'
import { cleanRuns, type Piece } from './draft-text'
import type { Block, Run, TextRun } from './policy-document'
import type { QuestionId, TemplateBlock, TemplateRun } from './template'
import type { Origin } from './trace'

type TextStyle = Pick<TextRun, 'strong' | 'emphasis'>

/**
 * Drafts blocks in order. Blocks that lose all their words vanish; a line that introduces a list ("You may:") vanishes
 * with its list; neighbours that wait for the same question print one gap.
 */
export function draftBlocks(blocks: TemplateBlock[], drafting: Drafting): Block[] {
  const drafted = blocks.map((block) => draftBlock(block, drafting))
  const kept = drafted.flatMap((result, index) => (introducesNothing(index, blocks, drafted) ? [] : result))
  return kept.filter((block, index) => !repeatsGap(block, kept[index - 1]))
}

/** Drafts the runs of one line, cleaned. */
function draftRuns(runs: TemplateRun[], drafting: Drafting): Run[] {
  return cleanRuns(pieces(runs, drafting), drafting.trace)
}

/** A run that shows the placeholder of the question, marked as a gap. */
export function gapRun(id: QuestionId, drafting: Drafting): TextRun {
  const question = drafting.questions.get(id)
  const run: TextRun = { kind: 'text', text: question ? gapText(question) : `[${id}]`, gap: id }
  return noted(run, { kind: 'gap', question: id, conditions: drafting.conditions }, drafting)
}

/** A paragraph that is nothing but the gap of a question. */
export function gapBlock(id: QuestionId, drafting: Drafting): Block {
  return { kind: 'paragraph', runs: [gapRun(id, drafting)] }
}

/** The run, with its origin noted when somebody asked for it. */
function noted(run: TextRun, origin: Origin, { trace }: Drafting): TextRun {
  trace?.origins.set(run, origin)
  trace?.spans.set(run, [{ origin, length: run.text.length }])
  return run
}

function notedBlock(block: Block, { trace, conditions }: Drafting): Block {
  trace?.blocks.set(block, conditions)
  return block
}

function draftBlock(block: TemplateBlock, drafting: Drafting): Block[] {
  switch (block.kind) {
    case 'paragraph':
      return draftParagraph(block.runs, drafting)
    case 'list': {
      const items = block.items.map((item) => draftBlocks(item, drafting)).filter((item) => item.length > 0)
      const distinct = items.filter(
        (item, index) => !(item.length === 1 && repeatsGap(item[0], items[index - 1]?.at(-1))),
      )
      return distinct.length > 0 ? [{ kind: 'list', ordered: block.ordered, items: distinct }] : []
    }
    case 'table':
      return draftTable(block, drafting)
    case 'callout': {
      const blocks = draftBlocks(block.blocks, drafting)
      return blocks.length > 0 ? [{ kind: 'callout', tone: block.tone, blocks }] : []
    }
    case 'quote': {
      const blocks = draftBlocks(block.blocks, drafting)
      return blocks.length > 0 ? [{ kind: 'quote', blocks }] : []
    }
    case 'step': {
      const blocks = draftBlocks(block.blocks, drafting)
      return blocks.length > 0 ? [notedBlock({ ...block, blocks }, drafting)] : []
    }
    case 'statement': {
      const blocks = draftBlocks(block.blocks, drafting)
      return blocks.length > 0 ? [notedBlock({ ...block, blocks }, drafting)] : []
    }
    case 'contact':
      return [notedBlock({ ...block }, drafting)]
    case 'when':
      return draftWhen(block, drafting)
    case 'answer-list':
      return draftAnswerList(block.question, drafting)
    default:
      return block satisfies never
  }
}

function draftWhen(block: Extract<TemplateBlock, { kind: 'when' }>, drafting: Drafting): Block[] {
  switch (stateOf(block.condition, drafting)) {
    case 'holds':
      return draftBlocks(block.blocks, within(drafting, [block.condition]))
    case 'unknown':
      return [gapBlock(openQuestion(block.condition.question, drafting), drafting)]
    case 'fails':
      return []
  }
}

/** A long answer that is all of its paragraph keeps its own paragraphs; anywhere else it becomes one line. */
function draftParagraph(runs: TemplateRun[], drafting: Drafting): Block[] {
  const lone = loneAnswer(runs)
  const question = lone && drafting.questions.get(lone.question)
  const answer = lone && answerTo(drafting.answers, lone.question)
  if (
    lone &&
    question?.type === 'long-text' &&
    typeof answer === 'string' &&
    isAsked(question, drafting.answers)
  ) {
    return answer
      .split(/\n+/)
      .map((line) => answerRuns({ kind: 'text', text: line, ...styleOf(lone) }, lone.question, drafting))
      .filter((line) => line.length > 0)
      .map((line) => ({ kind: 'paragraph', runs: line }))
  }
  const drafted = draftRuns(runs, drafting)
  return drafted.length > 0 ? [{ kind: 'paragraph', runs: drafted }] : []
}

function loneAnswer(runs: TemplateRun[]): Extract<TemplateRun, { kind: 'answer' }> | undefined {
  const words = runs.filter((run) => run.kind !== 'text' || run.text.trim() !== '')
  const [only] = words
  return words.length === 1 && only?.kind === 'answer' ? only : undefined
}

function draftTable(block: Extract<TemplateBlock, { kind: 'table' }>, drafting: Drafting): Block[] {
  const row = (cells: TemplateRun[][]) => cells.map((cell) => draftRuns(cell, drafting))
  const rows = block.rows.map(row).filter((cells) => cells.some((cell) => cell.length > 0))
  if (rows.length === 0) return []
  const { caption } = block
  return [notedBlock({ kind: 'table', caption, header: row(block.header), rows }, drafting)]
}

function draftAnswerList(id: QuestionId, drafting: Drafting): Block[] {
  const question = drafting.questions.get(id)
  if (!question || !isAsked(question, drafting.answers)) return []
  const answer = answerTo(drafting.answers, id)
  if (answer === undefined) return [{ kind: 'list', ordered: false, items: [[gapBlock(id, drafting)]] }]
  const items = answerTexts(question, answer, drafting.language)
    .map((text) => answerRuns({ kind: 'text', text }, id, drafting))
    .filter((runs) => runs.length > 0)
    .map((runs): Block[] => [{ kind: 'paragraph', runs }])
  return items.length > 0 ? [{ kind: 'list', ordered: false, items }] : []
}

/** A text of an answer that is a line of its own, cleaned. */
function answerRuns(run: TextRun, question: QuestionId, drafting: Drafting): Run[] {
  const { trace, conditions } = drafting
  return cleanRuns([noted(run, { kind: 'answer', question, conditions }, drafting)], trace)
}

function pieces(runs: TemplateRun[], drafting: Drafting): Piece[] {
  return runs.flatMap((run): Piece[] => {
    switch (run.kind) {
      case 'text':
        return [noted(run, { kind: 'template', conditions: drafting.conditions }, drafting)]
      case 'break':
        return [run]
      case 'answer':
        return [answerPiece(run, drafting)]
      case 'when':
        switch (stateOf(run.condition, drafting)) {
          case 'holds':
            return pieces(run.runs, within(drafting, [run.condition]))
          case 'unknown':
            return [
              { kind: 'waiting', run: gapRun(openQuestion(run.condition.question, drafting), drafting) },
            ]
          case 'fails':
            return [{ kind: 'seam' }]
        }
    }
  })
}

function answerPiece(run: Extract<TemplateRun, { kind: 'answer' }>, drafting: Drafting): Piece {
  const question = drafting.questions.get(run.question)
  if (!question || !isAsked(question, drafting.answers)) return { kind: 'seam' }
  const answer = answerTo(drafting.answers, run.question)
  const { conditions } = drafting
  if (answer === undefined) {
    const gap = { ...gapRun(run.question, drafting), ...styleOf(run) }
    return noted(gap, { kind: 'gap', question: run.question, conditions }, drafting)
  }
  const text = answerText(question, answer, drafting.language).trim()
  if (text === '') return { kind: 'seam' }
  const words: TextRun = { kind: 'text', text, ...styleOf(run) }
  return {
    kind: 'answer',
    run: noted(words, { kind: 'answer', question: run.question, conditions }, drafting),
  }
}

function styleOf(run: TextStyle): TextStyle {
  return { ...(run.strong && { strong: true }), ...(run.emphasis && { emphasis: true }) }
}

/** "You may:" in front of lists or conditions of which nothing is left. */
function introducesNothing(index: number, blocks: TemplateBlock[], drafted: Block[][]): boolean {
  const intro = drafted[index]?.at(-1)
  if (blocks[index]?.kind !== 'paragraph' || intro?.kind !== 'paragraph' || !endsWithColon(intro.runs))
    return false
  let next = index + 1
  while (isIntroduced(blocks[next]) && drafted[next]?.length === 0) next += 1
  return next > index + 1 && !isIntroduced(blocks[next])
}

function isIntroduced(block: TemplateBlock | undefined): boolean {
  return (
    block?.kind === 'list' ||
    block?.kind === 'answer-list' ||
    block?.kind === 'when' ||
    block?.kind === 'table'
  )
}

function endsWithColon(runs: Run[]): boolean {
  const last = runs.at(-1)
  return last?.kind === 'text' && last.text.trimEnd().endsWith(':')
}

function repeatsGap(block: Block | undefined, before: Block | undefined): boolean {
  const gap = loneGap(block)
  return gap !== undefined && gap === loneGap(before)
}

function loneGap(block: Block | undefined): string | undefined {
  if (block?.kind !== 'paragraph' || block.runs.length !== 1) return undefined
  const [run] = block.runs
  return run?.kind === 'text' ? run.gap : undefined
}
