// A comparison drawn on the server, page by page, so that two texts of 200 pages never reach a browser as data.
import { renderToStaticMarkup } from 'react-dom/server'
import { groundText } from '../compare/change-class-proposal'
import type { RedlineView } from '../compare/comparison'
import { isSameClause, type ClauseDiff, type DocumentDiff } from '../compare/document-diff'
import { dutiesByClause, type ChangeVerdict, type DutyChange } from '../compare/duty-change'
import { textOfBlocks } from '../compare/block-diff'
import { blocksOfSide, textOfSide } from '../compare/diff-sides'
import { changeLabels } from './change-labels'
import { ClauseChange, FrontRedline, type RedlineMarks } from './diff-web'
import type { DrawnPolicy } from './drawn-policy'
import { ClauseDuties, DutyList } from './duty-web'

export type DrawnRedline = DrawnPolicy & {
  /** Every section of this view, on this page or another. */
  contents: ChangeLink[]
  /** Sections of this view that only have another number, without those below one of them. */
  renumbered: { was: string; number: string; heading: string }[]
  page: number
  pages: number
}

export type ChangeLink = { page: number; anchor: string; number: string; heading: string; labels: string[] }

/** A page ends with the section that takes it past so many characters of text: some 25 printed pages. */
const pageLength = 60_000

/** Beyond this many notes at one section the rest is counted; the sentences stand below them. */
const mostNotes = 6

const mostRenumbered = 200

type Part = { clause: ClauseDiff; page: number }

/** Draws one page of a view. A page that does not exist is the nearest that does. */
export function drawRedline(
  diff: DocumentDiff,
  verdict: ChangeVerdict,
  { view, page: asked }: { view: RedlineView; page: number },
): DrawnRedline {
  const duties = dutiesByClause(diff, verdict)
  const shown = clausesOfView(diff, view, duties)
  const parts = paged(shown, view, duties)
  const pages = Math.max(1, parts.at(-1)?.page ?? 1)
  const page = Math.min(Math.max(asked, 1), pages)
  const anchors = anchorsOf(diff.clauses)
  const here = parts.filter((part) => part.page === page).map((part) => part.clause)
  const body =
    view === 'duties'
      ? here.map((clause) => (
          <ClauseDuties
            key={anchors.get(clause)}
            clause={clause}
            duties={duties.get(clause) ?? []}
            anchor={anchors.get(clause)}
          />
        ))
      : here.map((clause) => (
          <ClauseChange
            key={anchors.get(clause)}
            clause={clause}
            level={2}
            changesOnly={view === 'changes'}
            marks={marksOf(anchors, duties)}
          />
        ))
  return {
    language: diff.language,
    html: renderToStaticMarkup(
      <>
        {page === 1 && front(diff, verdict, view)}
        {body}
      </>,
    ),
    contents: contentsOf(parts, { view, anchors }),
    renumbered: view === 'changes' ? renumberedAmong(diff.clauses).slice(0, mostRenumbered) : [],
    page,
    pages,
  }
}

function front(diff: DocumentDiff, verdict: ChangeVerdict, view: RedlineView) {
  if (view !== 'duties') return <FrontRedline diff={diff} only={view === 'changes' ? 'changes' : undefined} />
  if (verdict.front.duties.length === 0) return null
  return (
    <section>
      <h2>Above the sections</h2>
      <DutyList duties={verdict.front.duties} />
    </section>
  )
}

/** Top-level sections with all below them; of duties, each section that has some by itself. */
function clausesOfView(
  diff: DocumentDiff,
  view: RedlineView,
  duties: Map<ClauseDiff, DutyChange[]>,
): ClauseDiff[] {
  switch (view) {
    case 'all':
      return diff.clauses
    case 'changes':
      return diff.clauses.filter((clause) => !isSameClause(clause))
    case 'duties':
      return flat(diff.clauses).filter((clause) => duties.has(clause))
    default:
      return view satisfies never
  }
}

function paged(shown: ClauseDiff[], view: RedlineView, duties: Map<ClauseDiff, DutyChange[]>): Part[] {
  let page = 1
  let length = 0
  return shown.map((clause) => {
    if (length > pageLength) {
      page += 1
      length = 0
    }
    length += view === 'duties' ? dutiesLength(duties.get(clause) ?? []) : lengthOf(clause, view)
    return { clause, page }
  })
}

function dutiesLength(duties: DutyChange[]): number {
  return duties.reduce((sum, { before = '', after = '' }) => sum + before.length + after.length, 0)
}

function lengthOf(clause: ClauseDiff, view: RedlineView): number {
  const isDrawn = view === 'all' || clause.change !== 'same'
  const own = isDrawn ? textOfBlocks(blocksOfSide(clause.blocks, 'after')).length + removedLength(clause) : 0
  return clause.clauses.reduce((sum, child) => sum + lengthOf(child, view), own)
}

function removedLength(clause: ClauseDiff): number {
  return clause.change === 'same' ? 0 : textOfBlocks(blocksOfSide(clause.blocks, 'before')).length
}

function marksOf(anchors: Map<ClauseDiff, string>, duties: Map<ClauseDiff, DutyChange[]>): RedlineMarks {
  return (clause) => ({ anchor: anchors.get(clause), notes: notesOf(clause, duties.get(clause) ?? []) })
}

function notesOf(clause: ClauseDiff, duties: DutyChange[]): string[] {
  if (duties.length === 0) return []
  const count = duties.length === 1 ? 'a duty or a right' : `${duties.length} duties or rights`
  if (clause.change === 'added') return [`the section is new and states ${count}`]
  if (clause.change === 'removed') return [`the section stated ${count} and was removed`]
  const grounds = [...new Set(duties.map(groundText))]
  const more = grounds.length - mostNotes
  return more > 0 ? [...grounds.slice(0, mostNotes), `${more} more, each marked in the text below`] : grounds
}

function anchorsOf(clauses: ClauseDiff[]): Map<ClauseDiff, string> {
  return new Map(flat(clauses).map((clause, index) => [clause, `change-${index + 1}`]))
}

function contentsOf(
  parts: Part[],
  { view, anchors }: { view: RedlineView; anchors: Map<ClauseDiff, string> },
): ChangeLink[] {
  const isListed = (clause: ClauseDiff): boolean =>
    clause.change !== 'same' || clause.movedFrom !== undefined || clause.audienceWas !== undefined
  return parts.flatMap(({ clause, page }) => {
    const listed = view === 'duties' ? [clause] : flat([clause]).filter(isListed)
    return listed.map((one) => ({
      page,
      anchor: anchors.get(one) ?? '',
      number: one.number,
      heading: textOfSide(one.heading, one.change === 'removed' ? 'before' : 'after'),
      labels: changeLabels(one),
    }))
  })
}

function renumberedAmong(clauses: ClauseDiff[]): DrawnRedline['renumbered'] {
  return clauses.flatMap((clause) => {
    const { number, numberWas: was } = clause
    if (was === undefined || clause.movedFrom !== undefined) return renumberedAmong(clause.clauses)
    if (clause.change !== 'same') return []
    return [{ was, number, heading: textOfSide(clause.heading, 'after') }]
  })
}

function flat(clauses: ClauseDiff[]): ClauseDiff[] {
  return clauses.flatMap((clause) => [clause, ...flat(clause.clauses)])
}
