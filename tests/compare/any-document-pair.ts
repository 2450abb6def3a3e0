// Two documents made at random that share clauses: moved, nested elsewhere, reworded, for other people; and both sides of a difference.
import fc from 'fast-check'
import { blocksOfSide, runsOfSide, textOfSide, type Side } from '../../app/compare/diff-sides'
import type { ClauseDiff, DocumentDiff } from '../../app/compare/document-diff'
import {
  numberClauses,
  type Block,
  type Clause,
  type ClauseAudience,
  type PolicyDocument,
  type Run,
} from '../../app/domain/policy-document'
import { anyBlocks } from '../render/any-document'

const audience = fc.constantFrom<ClauseAudience>(
  { kind: 'everyone' },
  { kind: 'groups', groups: [{ key: 'volunteers', name: 'Volunteers' }] },
)

type Pool = { blocks: Block[]; heading: string; audience: ClauseAudience }

const part: fc.Arbitrary<Pool> = fc.record({
  blocks: anyBlocks,
  heading: fc.constantFrom('', 'Photos', 'What you must not post', 'Words'),
  audience,
})

/** Some of eight clauses, in any order, each under an earlier one or at the top. */
const shape = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 7 }),
    under: fc.integer({ min: -3, max: 7 }),
    own: fc.boolean(),
  }),
  { selector: (one) => one.id, maxLength: 8 },
)

function document(
  shapes: { id: number; under: number; own: boolean }[],
  pools: [Pool[], Pool[]],
): PolicyDocument {
  const made: Clause[] = []
  const top: Clause[] = []
  for (const { id, under, own } of shapes) {
    const {
      blocks,
      heading,
      audience: meant,
    } = (own ? pools[1] : pools[0])[id] ?? { blocks: [], heading: '' }
    const clause: Clause = {
      id: `clause-${id}`,
      number: '',
      section: 'crisis',
      audience: meant ?? { kind: 'everyone' },
      heading,
      blocks,
      clauses: [],
    }
    ;(made[under]?.clauses ?? top).push(clause)
    made.push(clause)
  }
  return {
    format: 1,
    language: 'en-GB',
    title: 'Social media policy',
    facts: [],
    clauses: numberClauses(top),
  }
}

/** The same part after a small edit: other words in its texts, no first column in its tables, its first block at the end. */
function edited(one: Pool): Pool {
  const blocks = JSON.parse(
    JSON.stringify(one.blocks).replaceAll('You may post.', 'You must post.').replaceAll('word', 'other word'),
  ) as Block[]
  const [first, ...others] = blocks.map(withoutFirstColumn)
  return { ...one, blocks: first ? [...others, first] : [] }
}

function withoutFirstColumn(block: Block): Block {
  if (block.kind !== 'table') return block
  return { ...block, header: block.header.slice(1), rows: block.rows.map((row) => row.slice(1)) }
}

export const anyDocumentPair: fc.Arbitrary<{ before: PolicyDocument; after: PolicyDocument }> = fc
  .record({
    shared: fc.array(part, { minLength: 8, maxLength: 8 }),
    fresh: fc.array(fc.option(part), { minLength: 8, maxLength: 8 }),
    former: shape,
    present: shape,
  })
  .map(({ shared, fresh, former, present }) => {
    const reworded = shared.map((one, index) => fresh[index] ?? edited(one))
    const unchanged = former.map((one) => ({ ...one, own: false }))
    return { before: document(unchanged, [shared, shared]), after: document(present, [shared, reworded]) }
  })

/** What a document says, in a shape that does not depend on how its runs are split or its tables are padded. */
export function said(document: PolicyDocument): unknown {
  return { title: document.title, clauses: document.clauses.map(saidClause) }
}

function saidClause(clause: Clause): unknown {
  return {
    id: clause.id,
    number: clause.number,
    audience: clause.audience,
    heading: clause.heading,
    blocks: clause.blocks.map(saidBlock),
    clauses: clause.clauses.map(saidClause),
  }
}

function saidBlock(block: Block): unknown {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, runs: saidRuns(block.runs) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(saidBlock)) }
    case 'table':
      return { ...block, header: saidRow(block.header), rows: block.rows.map(saidRow) }
    case 'step':
      return { ...block, id: '', blocks: block.blocks.map(saidBlock) }
    case 'contact':
      return block
    default:
      return { ...block, blocks: block.blocks.map(saidBlock) }
  }
}

function saidRow(row: Run[][]): unknown[] {
  const cells = row.map(saidRuns)
  while (cells.length > 0 && cells.at(-1)?.length === 0) cells.pop()
  return cells
}

function saidRuns(runs: Run[]): unknown[] {
  const joined: Record<string, unknown>[] = []
  for (const run of runs) {
    if (run.kind === 'break') {
      joined.push({ kind: 'break' })
      continue
    }
    if (run.text === '') continue
    const marks = JSON.stringify({ ...run, text: '' })
    const last = joined.at(-1)
    if (last && last['marks'] === marks) last['text'] = `${String(last['text'])}${run.text}`
    else joined.push({ marks, text: run.text })
  }
  return joined
}

/** The document on one side of a difference, put together from the difference alone. */
export function documentOfSide(diff: DocumentDiff, side: Side): PolicyDocument {
  const facts = diff.facts.map((fact) => ({ label: fact.label, value: runsOfSide(fact.value, side) }))
  const clauses = side === 'after' ? diff.clauses.flatMap(presentClause) : formerClauses(diff)
  return { format: 1, language: diff.language, title: textOfSide(diff.title, side), facts, clauses }
}

function clauseOfSide(diff: ClauseDiff, side: Side): Clause {
  const now = diff.audience ?? { kind: 'everyone' }
  return {
    id: diff.id,
    number: side === 'before' ? (diff.numberWas ?? diff.number) : diff.number,
    section: 'crisis',
    audience: side === 'before' ? (diff.audienceWas ?? now) : now,
    heading: textOfSide(diff.heading, side),
    blocks: blocksOfSide(diff.blocks, side),
    clauses: [],
  }
}

function presentClause(diff: ClauseDiff): Clause[] {
  if (diff.change === 'removed') return []
  return [{ ...clauseOfSide(diff, 'after'), clauses: diff.clauses.flatMap(presentClause) }]
}

/** A clause's former number says where it stood: under which, and after which. */
function formerClauses(diff: DocumentDiff): Clause[] {
  const all = (clauses: ClauseDiff[]): ClauseDiff[] => clauses.flatMap((one) => [one, ...all(one.clauses)])
  const former = all(diff.clauses)
    .filter((one) => one.change !== 'added')
    .map((one) => clauseOfSide(one, 'before'))
  const under = (prefix: string): Clause[] =>
    former
      .filter((one) => one.number.replace(/\d+$/, '') === prefix)
      .sort((one, other) => last(one.number) - last(other.number))
      .map((one) => ({ ...one, clauses: under(`${one.number}.`) }))
  return under('')
}

function last(number: string): number {
  return Number(number.split('.').at(-1))
}
