// Two versions of a document made at random: one at random, and one that came of it by edits such as people make.
import fc from 'fast-check'
import {
  allClauses,
  numberClauses,
  type Block,
  type Clause,
  type PolicyDocument,
  type Run,
} from '../../app/domain/policy-document'
import { anyBlocks } from './any-document'
import { clause, policy } from './documents'

export type DocumentPair = { before: PolicyDocument; after: PolicyDocument }

const words = fc.constantFrom(
  'You may',
  'Ask first',
  'post',
  'a picture',
  'سؤال',
  '質問。',
  ']]>',
  '<w:ins>',
  '\u0007',
  ' ',
  '👩🏽‍💻',
)
const heading = fc.array(words, { maxLength: 3 }).map((parts) => parts.join(' '))

const anyClause: fc.Arbitrary<Clause> = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      heading,
      blocks: anyBlocks,
      clauses: fc.oneof(
        { maxDepth: 2 },
        fc.constant<Clause[]>([]),
        fc.array(tie('clause'), { maxLength: 2 }),
      ),
    })
    .map((one) => clause(one.id, one.heading, one.blocks, one.clauses)),
})).clause

const anyDocument = fc
  .record({
    title: heading,
    facts: fc.array(
      fc.record({ label: heading, value: fc.constant<Run[]>([{ kind: 'text', text: 'Everyone' }]) }),
      { maxLength: 2 },
    ),
    clauses: fc.array(anyClause, { maxLength: 5 }),
  })
  .map(({ title, facts, clauses }) => policy(clauses, { title, facts }))

type Edit = {
  kind: 'reword' | 'drop-block' | 'add-blocks' | 'move' | 'drop' | 'add' | 'rename' | 'mark' | 'fact'
  at: number
  to: number
  heading: string
  blocks: Block[]
  clause: Clause
}

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Edit['kind'][]>(
    'reword',
    'drop-block',
    'add-blocks',
    'move',
    'drop',
    'add',
    'rename',
    'mark',
    'fact',
  ),
  at: fc.nat(50),
  to: fc.nat(50),
  heading,
  blocks: anyBlocks,
  clause: anyClause,
})

/** Pairs that are related by up to six edits; now and then two that have nothing in common. */
export const anyPair: fc.Arbitrary<DocumentPair> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ before: anyDocument, edits: fc.array(anyEdit, { minLength: 1, maxLength: 6 }) })
      .map(({ before, edits }) => ({ before, after: edits.reduce(edited, before) })),
  },
  { weight: 1, arbitrary: fc.record({ before: anyDocument, after: anyDocument }) },
)

function edited(document: PolicyDocument, edit: Edit): PolicyDocument {
  const all = allClauses(document.clauses)
  const target = all[edit.at % Math.max(all.length, 1)]
  switch (edit.kind) {
    case 'rename':
      return { ...document, title: edit.heading }
    case 'fact':
      return { ...document, facts: [...document.facts.slice(1), { label: edit.heading, value: [] }] }
    case 'add':
      return withClauses(
        document,
        document.clauses.toSpliced(edit.to % (document.clauses.length + 1), 0, edit.clause),
      )
    case 'drop':
      return withClauses(document, without(document.clauses, target))
    case 'move': {
      if (!target) return document
      const rest = without(document.clauses, target)
      const host = rest[edit.to % Math.max(rest.length, 1)]
      const under = host && edit.to % 3 === 0
      return withClauses(
        document,
        under
          ? rest.map((one) => (one === host ? { ...one, clauses: [...one.clauses, target] } : one))
          : rest.toSpliced(edit.to % (rest.length + 1), 0, target),
      )
    }
    default:
      return withClauses(document, changedClauses(document.clauses, target, edit))
  }
}

function changedClauses(clauses: Clause[], target: Clause | undefined, edit: Edit): Clause[] {
  return clauses.map((one) => ({
    ...one,
    ...(one === target
      ? { heading: edit.to % 2 === 0 ? edit.heading : one.heading, blocks: changedBlocks(one.blocks, edit) }
      : {}),
    clauses: changedClauses(one.clauses, target, edit),
  }))
}

function changedBlocks(blocks: Block[], edit: Edit): Block[] {
  const at = edit.to % (blocks.length + 1)
  if (edit.kind === 'drop-block') return blocks.toSpliced(at, 1)
  if (edit.kind === 'add-blocks') return blocks.toSpliced(at, 0, ...edit.blocks)
  return blocks.map((block, index) =>
    index === at % Math.max(blocks.length, 1) ? reworded(block, edit) : block,
  )
}

function reworded(block: Block, edit: Edit): Block {
  const inner = (blocks: Block[]): Block[] => blocks.map((one) => reworded(one, edit))
  switch (block.kind) {
    case 'paragraph':
      return { ...block, runs: rewordedRuns(block.runs, edit) }
    case 'list':
      return { ...block, ordered: edit.at % 5 === 0, items: block.items.slice(edit.at % 2).map(inner) }
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => rewordedRuns(cell, edit)))
      const wider = edit.at % 4 === 0 ? [[{ kind: 'text' as const, text: edit.heading }]] : []
      return {
        ...block,
        caption: edit.heading,
        header: [...block.header, ...wider],
        rows: edit.at % 3 === 0 ? rows.slice(1) : [...rows, ...rows.slice(0, 1)],
      }
    }
    case 'callout':
      return { ...block, tone: edit.at % 2 === 0 ? 'note' : 'warning', blocks: inner(block.blocks) }
    case 'quote':
    case 'statement':
    case 'step':
      return { ...block, blocks: inner(block.blocks) }
    case 'contact':
      return { ...block, why: edit.heading }
    default:
      return block satisfies never
  }
}

function rewordedRuns(runs: Run[], edit: Edit): Run[] {
  if (edit.kind === 'mark') return runs.map((run) => (run.kind === 'text' ? { ...run, strong: true } : run))
  return [...runs.slice(edit.at % 2), { kind: 'text', text: ` ${edit.heading}` }]
}

function without(clauses: Clause[], target: Clause | undefined): Clause[] {
  return clauses
    .filter((one) => one !== target)
    .map((one) => ({ ...one, clauses: without(one.clauses, target) }))
}

function withClauses(document: PolicyDocument, clauses: Clause[]): PolicyDocument {
  return { ...document, clauses: numberClauses(clauses) }
}
