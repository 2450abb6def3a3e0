// The sections of a draft in their order, each with the buttons that move it, leave it out, and bring it back.
import type { SectionRow } from '../domain/section-rows'
import { OnceKey } from './field'

type Arranging = { slug: string; list: string; once: string; mayWrite: boolean }

/** The row and the button that get the focus when the page comes back. */
export type Moved = { id: string; way: 'up' | 'down' } | null

export function ArrangeRows({
  rows,
  moved,
  arranging,
}: {
  rows: SectionRow[]
  moved: Moved
  arranging: Arranging
}) {
  return (
    <ol className="arrange">
      {rows.map((row, index) => (
        <li key={row.id} id={`section-${row.id}`}>
          <span className="num">{row.number ?? ''}</span>
          <div>
            <RowName row={row} arranging={arranging} />
            {noteOf(row) && <small>{noteOf(row)}</small>}
            <RowAudience row={row} arranging={arranging} />
          </div>
          {arranging.mayWrite && (
            <form method="post">
              <Hidden id={row.id} arranging={arranging} />
              <MoveButton row={row} way="up" stuck={index === 0} moved={moved} />
              <MoveButton row={row} way="down" stuck={index === rows.length - 1} moved={moved} />
              <button
                className="button small quiet"
                name="intent"
                value="leave-out"
                aria-label={`Leave out “${row.heading}”`}
              >
                Leave out
              </button>
            </form>
          )}
          {row.parts.length > 0 && <Parts row={row} arranging={arranging} />}
        </li>
      ))}
    </ol>
  )
}

/** What the author left out, each line with its way back. */
export function LeftOutRows({ rows, arranging }: { rows: SectionRow[]; arranging: Arranging }) {
  const sections = rows.filter((row) => row.leftOut === 'author')
  const parts = rows
    .filter((row) => row.leftOut !== 'author')
    .flatMap((row) => row.parts.filter((part) => part.leftOut).map((part) => ({ ...part, of: row.heading })))
  if (sections.length + parts.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="left-out">
      <h2 id="left-out">Left out</h2>
      <p className="muted">These are not in the policy. Their words and answers are kept.</p>
      <ul className="arrange">
        {[...sections.map((row) => ({ ...row, of: '' })), ...parts].map((row) => (
          <li key={row.id}>
            <span />
            <div>
              <span dir="auto">{row.heading}</span>
              {row.of !== '' && <small>part of {row.of}</small>}
            </div>
            {arranging.mayWrite && <BringBack id={row.id} heading={row.heading} arranging={arranging} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The button that brings a section back, in a form of its own. */
export function BringBack({ id, heading, arranging }: { id: string; heading: string; arranging: Arranging }) {
  return (
    <form method="post">
      <Hidden id={id} arranging={arranging} />
      <button
        className="button small"
        name="intent"
        value="bring-back"
        aria-label={`Bring “${heading}” back`}
      >
        Bring it back
      </button>
    </form>
  )
}

function RowName({ row, arranging }: { row: { id: string; heading: string }; arranging: Arranging }) {
  if (!arranging.mayWrite) return <span dir="auto">{row.heading}</span>
  return (
    <a href={`/policies/${arranging.slug}/draft/${row.id}/text`} dir="auto">
      {row.heading}
    </a>
  )
}

/** Whom it is for; said to readers only where that is not everyone. */
function RowAudience({
  row,
  arranging,
}: {
  row: Pick<SectionRow, 'id' | 'heading' | 'audience'>
  arranging: Arranging
}) {
  const words = `for ${row.audience}`
  if (!arranging.mayWrite) return row.audience === 'everyone' ? null : <small>{words}</small>
  return (
    <small>
      <a
        href={`/policies/${arranging.slug}/audience/${row.id}`}
        aria-label={`Choose whom “${row.heading}” is for: now ${words}`}
      >
        {words}
      </a>
    </small>
  )
}

function MoveButton({
  row,
  way,
  stuck,
  moved,
}: {
  row: SectionRow
  way: 'up' | 'down'
  stuck: boolean
  moved: Moved
}) {
  return (
    <button
      className="button small quiet"
      name="intent"
      value={way}
      aria-label={`Move “${row.heading}” ${way}`}
      disabled={stuck}
      // Whoever moves a section by keyboard moves it on from where it is now.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={moved?.id === row.id && moved.way === way}
    >
      {way === 'up' ? '↑ Up' : '↓ Down'}
    </button>
  )
}

function Parts({ row, arranging }: { row: SectionRow; arranging: Arranging }) {
  return (
    <ul aria-label={`Parts of ${row.heading}`}>
      {row.parts
        .filter((part) => !part.leftOut)
        .map((part) => (
          <li key={part.id}>
            <div>
              <RowName row={part} arranging={arranging} />
              <RowAudience row={part} arranging={arranging} />
            </div>
            {arranging.mayWrite && (
              <form method="post">
                <Hidden id={part.id} arranging={arranging} />
                <button
                  className="button small quiet"
                  name="intent"
                  value="leave-out"
                  aria-label={`Leave out “${part.heading}”`}
                >
                  Leave out
                </button>
              </form>
            )}
          </li>
        ))}
    </ul>
  )
}

function Hidden({ id, arranging }: { id: string; arranging: Arranging }) {
  return (
    <>
      <OnceKey value={arranging.once} />
      <input type="hidden" name="list" value={arranging.list} />
      <input type="hidden" name="id" value={id} />
    </>
  )
}

function noteOf(row: SectionRow): string {
  if (row.leftOut === 'answer') return 'not in the text: an answer leaves it out'
  if (!row.written) return 'your own, not written yet'
  return row.own ? 'your own' : ''
}
