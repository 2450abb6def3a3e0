// Answers to a template made at random by fast-check, and the texts of a drafted document for looking at.
import fc from 'fast-check'
import type { Answer, Answers } from '../../app/domain/answer'
import type { Block, PolicyDocument, Run } from '../../app/domain/policy-document'
import { allClauses, plainRuns } from '../../app/domain/policy-document'
import type { Question, Template } from '../../app/domain/template'

const words = fc
  .array(fc.constantFrom('Ana', 'the team', 'we', 'hours', 'Acme Ltd', 'now', 'posts.', 'why?', 'a, b'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' '))

function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const values = question.options.map((option) => option.value)
  switch (question.type) {
    case 'text':
    case 'person':
      return words
    case 'long-text':
      return fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n\n'))
    case 'yes-no':
      return fc.boolean()
    case 'single':
      return fc.constantFrom(...values)
    case 'multiple':
      return fc.subarray(values)
    case 'date':
      return fc.constantFrom('2027-03-14', '2028-02-29')
    case 'number':
      return fc.integer({ min: 0, max: 500 })
    case 'list':
      return fc.array(words, { maxLength: 3 })
  }
}

/** Any answers to any of the questions, each left out now and then; also answers to questions that are not asked. */
export function anyAnswers(template: Template): fc.Arbitrary<Answers> {
  return fc
    .tuple(
      ...template.questions.map((question) => fc.option(anyAnswer(question), { nil: undefined, freq: 4 })),
    )
    .map((answers) => {
      const given = template.questions.map((question, index): [string, Answer | undefined] => [
        question.id,
        answers[index],
      ])
      return Object.fromEntries(given.flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])))
    })
}

/** Every line of text in the document. */
export function linesOf(document: PolicyDocument): string[] {
  return [
    ...document.facts.map((fact) => plainRuns(fact.value)),
    ...allClauses(document.clauses).flatMap((clause) => clause.blocks.flatMap(blockLines)),
  ]
}

/** Every block at any depth. */
export function everyBlock(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...everyBlock(innerBlocks(block))])
}

/** Neighbouring runs of one line that look alike and should be one. */
export function unmerged(document: PolicyDocument): Run[] {
  const lines = allClauses(document.clauses)
    .flatMap((clause) => everyBlock(clause.blocks))
    .flatMap((block) => (block.kind === 'paragraph' ? [block.runs] : []))
  return lines.flatMap((runs) => runs.filter((run, index) => index > 0 && alike(run, runs[index - 1])))
}

function alike(run: Run, before: Run | undefined): boolean {
  if (run.kind !== 'text' || before?.kind !== 'text') return run.kind === before?.kind
  return (
    run.strong === before.strong &&
    run.emphasis === before.emphasis &&
    run.href === before.href &&
    run.gap === before.gap
  )
}

function innerBlocks(block: Block): Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flat()
    case 'callout':
    case 'quote':
    case 'step':
    case 'statement':
      return block.blocks
    default:
      return []
  }
}

function blockLines(block: Block): string[] {
  if (block.kind === 'paragraph') return [plainRuns(block.runs)]
  if (block.kind === 'table') return [block.header, ...block.rows].flat().map(plainRuns)
  return innerBlocks(block).flatMap(blockLines)
}
