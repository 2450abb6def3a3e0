// What "reads as if somebody had written it" means: nothing dangles, nothing is empty, no space stands twice.
import { expect } from 'vitest'
import type { Block, PolicyDocument } from '../../app/domain/policy-document'
import { allClauses, plainRuns } from '../../app/domain/policy-document'
import { everyBlock, linesOf, unmerged } from './any-answers'

export function expectClean(document: PolicyDocument): void {
  expect(untidyLines(document)).toEqual([])
  const clauses = allClauses(document.clauses)
  expect(clauses.filter((clause) => clause.blocks.length + clause.clauses.length === 0)).toEqual([])
  const blocks = clauses.flatMap((clause) => everyBlock(clause.blocks))
  expect(blocks.filter((block) => block.kind === 'paragraph' && block.runs.length === 0)).toEqual([])
  expect(
    blocks.filter(
      (block) =>
        block.kind === 'list' && (block.items.length === 0 || block.items.some((item) => item.length === 0)),
    ),
  ).toEqual([])
  expect(blocks.filter((block) => 'blocks' in block && block.blocks.length === 0)).toEqual([])
  expect(clauses.flatMap((clause) => danglingLines(clause.blocks))).toEqual([])
  expect(unmerged(document)).toEqual([])
}

/** Ids of the questions whose placeholder stands in the text. */
export function gapsIn(document: PolicyDocument): string[] {
  const found = new Set<string>()
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'gap' && typeof value === 'string') found.add(value)
    return value
  })
  return [...found]
}

function untidyLines(document: PolicyDocument): string[] {
  return linesOf(document).filter(
    (line) =>
      line !== line.trim() ||
      /  | [,.;:!?)]|\( |undefined|null|NaN|\[object|\.\.|,\.|,,|\(\)|“”| a a | the the /.test(line),
  )
}

/** Lines that introduce something which does not follow. */
function danglingLines(blocks: Block[]): string[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    if (block.kind === 'paragraph') {
      const line = plainRuns(block.runs)
      return line.endsWith(':') && (!next || next.kind === 'callout') ? [line] : []
    }
    if (block.kind === 'list') return block.items.flatMap(danglingLines)
    return 'blocks' in block ? danglingLines(block.blocks) : []
  })
}
