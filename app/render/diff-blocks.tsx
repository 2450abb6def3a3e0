// Blocks that changed, on a web page: inserted and deleted words marked as ins and del inside lists, tables and frames.
import type { ReactNode } from 'react'
import type { BlockDiff, ChangedBlock, Piece, TableDiff } from '../compare/document-diff'
import { calloutLabel, contactRole } from './block-labels'
import { BlocksText } from './web-blocks'
import { RunsText } from './web-runs'

/** Pieces of one text: what went struck through, what came underlined. */
export function PiecesText({ pieces }: { pieces: Piece[] }) {
  return (
    <>
      {pieces.map((piece, index) => (
        <Marked key={index} change={piece.change}>
          <RunsText runs={piece.runs} />
        </Marked>
      ))}
    </>
  )
}

/** Block differences in reading order. */
export function BlockDiffs({ blocks }: { blocks: BlockDiff[] }) {
  return (
    <>
      {blocks.map((diff, index) =>
        diff.change === 'changed' ? (
          <ChangedText key={index} parts={diff.parts} />
        ) : (
          <Marked key={index} change={diff.change}>
            {diff.moved && (
              <p>
                <MovedLabel change={diff.change} />
              </p>
            )}
            <BlocksText blocks={[diff.block]} />
          </Marked>
        ),
      )}
    </>
  )
}

/** Beside something that only changed places: at its old place, and at its new one. */
function MovedLabel({ change }: { change: 'same' | 'changed' | 'added' | 'removed' }) {
  return <span className="change-label"> {change === 'added' ? 'Moved here' : 'Moved from here'}</span>
}

function Marked({ change, children }: { change: Piece['change']; children: ReactNode }) {
  switch (change) {
    case 'same':
      return <>{children}</>
    case 'added':
      return <ins>{children}</ins>
    case 'removed':
      return <del>{children}</del>
    default:
      change satisfies never
      return null
  }
}

function ChangedText({ parts }: { parts: ChangedBlock }) {
  switch (parts.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <PiecesText pieces={parts.pieces} />
        </p>
      )
    case 'list': {
      const items = parts.items.map((item, index) => (
        <li key={index} dir="auto">
          {item.moved && <MovedLabel change={item.change} />}
          <BlockDiffs blocks={item.blocks} />
        </li>
      ))
      return parts.ordered ? <ol dir="auto">{items}</ol> : <ul dir="auto">{items}</ul>
    }
    case 'table':
      return <ChangedTable table={parts} />
    case 'callout':
      return (
        <aside className={parts.tone === 'warning' ? 'note wait' : 'note'}>
          <p className="note-label">
            {parts.formerTone && (
              <>
                <del>{calloutLabel(parts.formerTone)}</del>{' '}
              </>
            )}
            {parts.formerTone ? <ins>{calloutLabel(parts.tone)}</ins> : calloutLabel(parts.tone)}
          </p>
          <BlockDiffs blocks={parts.blocks} />
        </aside>
      )
    case 'quote':
      return (
        <blockquote dir="auto">
          <BlockDiffs blocks={parts.blocks} />
        </blockquote>
      )
    case 'step':
      return (
        <ol className="steps">
          <li dir="auto">
            <p className="step-label">
              <span className="minutes">
                <PiecesText pieces={parts.minutes} />
              </span>
              {parts.minutes.length > 0 && parts.who.length > 0 && ' · '}
              <span className="who">
                <PiecesText pieces={parts.who} />
              </span>
            </p>
            <BlockDiffs blocks={parts.blocks} />
          </li>
        </ol>
      )
    case 'contact':
      return (
        <ul className="contacts">
          <li className="contact" dir="auto">
            <p>
              <strong>{contactRole(parts.role)}</strong>
              {parts.why.length > 0 && ': '}
              <PiecesText pieces={parts.why} />
            </p>
          </li>
        </ul>
      )
    case 'statement':
      return (
        <figure className="statement">
          <figcaption dir="auto">
            <PiecesText pieces={parts.label} />
          </figcaption>
          <blockquote dir="auto">
            <BlockDiffs blocks={parts.blocks} />
          </blockquote>
        </figure>
      )
    default:
      parts satisfies never
      return null
  }
}

function ChangedTable({ table }: { table: TableDiff }) {
  const hasHead = table.header.some((cell) => cell.length > 0) || table.columns.some((one) => one !== 'same')
  return (
    // A wide table scrolls sideways on a phone; without focus, people who use a keyboard could not reach its end.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" role="region" tabIndex={0} aria-label="Table with changes">
      <table dir="auto">
        {table.caption.length > 0 && (
          <caption>
            <PiecesText pieces={table.caption} />
          </caption>
        )}
        {hasHead && (
          <thead>
            <tr>
              {table.header.map((cell, index) => (
                <th key={index} scope="col">
                  <PiecesText pieces={cell} />
                  <ColumnLabel change={table.columns[index]} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index} className={`change-${row.change}`}>
              {row.cells.map((cell, column) => (
                <td key={column} dir="auto">
                  <PiecesText pieces={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnLabel({ change }: { change: TableDiff['columns'][number] | undefined }) {
  if (change === 'added') return <span className="change-label"> New column</span>
  if (change === 'removed') return <span className="change-label"> Removed column</span>
  return null
}
