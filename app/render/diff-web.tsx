// What changed between two documents, as a page: sections with a label in words, inserted and deleted text inside them.
import { memo } from 'react'
import {
  diffClause,
  isSameClause,
  type BlockDiff,
  type ClauseDiff,
  type DocumentDiff,
  type FactDiff,
} from '../compare/document-diff'
import type { Clause } from '../domain/policy-document'
import { changeLabels } from './change-labels'
import { BlockDiffs, PiecesText } from './diff-blocks'
import { printable } from './printable'

export type DocumentRedlineProps = {
  diff: DocumentDiff
  /** Leaves out sections that did not change, and the middle of long unchanged stretches. */
  only?: 'changes'
  /** What stands at a section beside its text: an anchor, and notes on what changes a duty. */
  marks?: RedlineMarks
}

export type RedlineMarks = (clause: ClauseDiff) => { anchor?: string | undefined; notes: string[] }

/** The later document with what went and what came. Every change shows without colour: by label, underline and strike. */
export function DocumentRedline({ diff, only, marks }: DocumentRedlineProps) {
  const changesOnly = only === 'changes'
  const titleChanged = diff.title.some((piece) => piece.change !== 'same')
  const facts = changesOnly ? diff.facts.filter((fact) => fact.change !== 'same') : diff.facts
  const clauses = changesOnly ? diff.clauses.filter((clause) => !isSameClause(clause)) : diff.clauses
  if (!titleChanged && facts.length === 0 && clauses.length === 0) {
    return <p className="redline-empty">Nothing has changed.</p>
  }
  return (
    <div className="policy redline" lang={diff.language || undefined}>
      <FrontRedline diff={diff} only={only} />
      {clauses.map((clause, index) => (
        <ClauseChange
          key={`${clause.id} ${index}`}
          clause={clause}
          level={2}
          changesOnly={changesOnly}
          marks={marks}
        />
      ))}
    </div>
  )
}

/** The title when it changed, and the lines above the sections. */
export function FrontRedline({ diff, only }: Pick<DocumentRedlineProps, 'diff' | 'only'>) {
  const titleChanged = diff.title.some((piece) => piece.change !== 'same')
  const facts = only === 'changes' ? diff.facts.filter((fact) => fact.change !== 'same') : diff.facts
  return (
    <>
      {titleChanged && (
        <p className="redline-title" dir="auto">
          <PiecesText pieces={diff.title} />
        </p>
      )}
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map((fact, index) => (
            <FactChange key={index} fact={fact} />
          ))}
        </dl>
      )}
    </>
  )
}

export type ClauseRedlineProps = { before?: Clause; after?: Clause; headingLevel?: number }

/** One section against its former self, for the preview beside a form: drawn again only when either is another object. */
export const ClauseRedline = memo(function ClauseRedline({
  before,
  after,
  headingLevel = 2,
}: ClauseRedlineProps) {
  const clause = diffClause(before, after)
  if (!clause) return null
  return <ClauseChange clause={clause} level={headingLevel} changesOnly={false} />
})

type ClauseChangeProps = {
  clause: ClauseDiff
  level: number
  changesOnly: boolean
  marks?: RedlineMarks | undefined
}

/** A section with what went and what came, and its sub-sections. */
export function ClauseChange({ clause, level, changesOnly, marks }: ClauseChangeProps) {
  const Heading = headings[Math.min(Math.max(level, 1), 6) - 1] ?? 'h6'
  const labels = changeLabels(clause)
  const { anchor, notes } = marks?.(clause) ?? { notes: [] }
  const children = changesOnly ? clause.clauses.filter((child) => !isSameClause(child)) : clause.clauses
  return (
    <section className={`change-${clause.change}`} id={anchor}>
      <Heading dir="auto">
        <span className="num">{clause.number}</span> <PiecesText pieces={clause.heading} />
        {labels.map((label) => (
          <span key={label} className="change-label">
            {' '}
            {label}
          </span>
        ))}
      </Heading>
      {notes.length > 0 && <DutyNotes notes={notes} />}
      {changesOnly ? <ChangedStretches clause={clause} /> : <BlockDiffs blocks={clause.blocks} />}
      {children.map((child, index) => (
        <ClauseChange
          key={`${child.id} ${index}`}
          clause={child}
          level={level + 1}
          changesOnly={changesOnly}
          marks={marks}
        />
      ))}
    </section>
  )
}

function DutyNotes({ notes }: { notes: string[] }) {
  return (
    <ul className="duty-notes">
      {notes.map((note, index) => (
        <li key={index} dir="auto">
          <strong>Changes a duty:</strong> {printable(note)}
        </li>
      ))}
    </ul>
  )
}

/** The changed blocks with one unchanged neighbour on each side; the rest is counted, not shown. */
function ChangedStretches({ clause }: { clause: ClauseDiff }) {
  if (clause.change === 'same') {
    return clause.movedFrom === undefined ? null : <p className="unchanged">Its words did not change.</p>
  }
  const near = clause.blocks.map((_, index) =>
    [index - 1, index, index + 1].some((at) => (clause.blocks[at]?.change ?? 'same') !== 'same'),
  )
  return (
    <>
      {stretches(clause.blocks, near).map((stretch, index) =>
        stretch.near ? (
          <BlockDiffs key={index} blocks={stretch.blocks} />
        ) : (
          <p key={index} className="unchanged">
            {stretch.blocks.length === 1
              ? '1 paragraph is unchanged'
              : `${stretch.blocks.length} paragraphs are unchanged`}
          </p>
        ),
      )}
    </>
  )
}

function FactChange({ fact }: { fact: FactDiff }) {
  return (
    <div>
      <dt dir="auto">
        {printable(fact.label)}
        {fact.change === 'added' && <span className="change-label"> New</span>}
        {fact.change === 'removed' && <span className="change-label"> Removed</span>}
      </dt>
      <dd dir="auto">
        <PiecesText pieces={fact.value} />
      </dd>
    </div>
  )
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

function stretches(blocks: BlockDiff[], near: boolean[]): { near: boolean; blocks: BlockDiff[] }[] {
  const result: { near: boolean; blocks: BlockDiff[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const last = result.at(-1)
    const isNear = near[index] ?? false
    if (last && last.near === isNear) last.blocks.push(block)
    else result.push({ near: isNear, blocks: [block] })
  }
  return result
}
