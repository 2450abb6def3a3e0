// The parts of a list of people on its way: what its columns mean, how far it is, and what would happen.
import { Fragment } from 'react'
import { columnLabels, listColumns, type ColumnMapping } from '../domain/people-columns'
import { fieldText, type FieldChange } from '../domain/people-difference'
import type { LineDetail, LineKind } from '../domain/people-list'
import { Choices, OnceKey, SelectField, type FieldErrors } from './field'
import { Meter, percent } from './meter'

export const kindLabels: Record<LineKind, string> = {
  join: 'Join',
  change: 'Change',
  leave: 'Leave',
  same: 'Stay the same',
  fault: 'Bad lines',
}

/** So many columns that are left out are named. */
const mostNamed = 12

export function MappingForm(props: {
  header: string[]
  sample: string[][]
  mapping: ColumnMapping
  leavers: string
  errors: FieldErrors | undefined
  once: string
}) {
  const { header, sample, mapping, errors, once } = props
  const used = new Set(Object.values(mapping))
  const unused = header.flatMap((cell, place) => (used.has(place) ? [] : [cell || `Column ${place + 1}`]))
  const options = [
    { value: '', label: 'Not in this file' },
    ...header.map((cell, place) => ({ value: String(place), label: cell || `Column ${place + 1}` })),
  ]
  return (
    <form method="post" className="stack loose">
      <OnceKey value={`${once}-m`} />
      {/* A wide file scrolls inside, so it takes the focus of a keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scrolls" role="region" aria-label="The first lines of the file" tabIndex={0}>
        <table className="sheet">
          <caption>The first lines, as Candor reads them</caption>
          <thead>
            <tr>
              {header.map((cell, place) => (
                <th scope="col" key={place} dir="auto">
                  {cell || `Column ${place + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, line) => (
              <tr key={line}>
                {header.map((_, place) => (
                  <td key={place} dir="auto">
                    {cells[place]?.slice(0, 60) ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        Letters look wrong? Upload the file again and choose its encoding. An empty cell changes nothing.
      </p>
      <section className="stack" aria-labelledby="columns">
        <h2 id="columns">What the columns mean</h2>
        <div className="mapping">
          {listColumns.map((column) => (
            <SelectField
              key={column}
              name={`column-${column}`}
              label={columnLabels[column]}
              options={options}
              defaultValue={mapping[column] === undefined ? '' : String(mapping[column])}
              error={errors?.[`column-${column}`]}
            />
          ))}
        </div>
      </section>
      {unused.length > 0 && (
        <p className="hint">
          Left out, because nothing above stands for it:{' '}
          <span dir="auto">{unused.slice(0, mostNamed).join(', ')}</span>
          {unused.length > mostNamed && ` and ${unused.length - mostNamed} more`}.
        </p>
      )}
      <Choices
        name="leavers"
        kind="single"
        label="Whoever is here and not in this file"
        chosen={[props.leavers]}
        error={errors?.['leavers']}
        options={[
          { value: 'keep', label: 'Stays', hint: 'For a list of some people, or of new ones.' },
          {
            value: 'leave',
            label: 'Has left',
            hint: 'For a list of everybody. People who are not staff, such as outside auditors, stay.',
          },
        ]}
      />
      <div className="row">
        <button className="button primary" name="do" value="map">
          Compare with who is here
        </button>
        <button className="button quiet" name="do" value="discard" formNoValidate>
          Put this list away
        </button>
      </div>
    </form>
  )
}

export function ListProgress({ doing, done, of }: { doing: string; done: number; of: number }) {
  return (
    <section className="stack narrow" aria-label="Progress">
      <h2>
        {doing}: {percent(done, of)}
      </h2>
      <Meter value={done} of={of} label={doing} />
      <p>
        You may leave this page and come back. It shows how far it is, and looks again by itself every few
        seconds.
      </p>
    </section>
  )
}

export type ShownLine = { line: number; personId: string | null; detail: LineDetail | undefined }

export function LinesTable({ kind, lines, last }: { kind: LineKind; lines: ShownLine[]; last: number }) {
  return (
    <table className="records">
      <caption>{kindLabels[kind]}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Person</th>
          <th scope="col">{kind === 'fault' ? 'Why' : 'What'}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, personId, detail }) => (
          <tr key={line}>
            <td data-label="Line" className="number">
              {line > last ? 'not in the file' : line}
            </td>
            <th scope="row" dir="auto">
              {personId ? (
                <a href={`/people/${personId}`}>{detail?.name || 'A person'}</a>
              ) : (
                detail?.name || 'Nobody named'
              )}
            </th>
            <td data-label={kind === 'fault' ? 'Why' : 'What'}>
              {detail ? says(detail) : 'Not kept any more'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function says(detail: LineDetail) {
  switch (detail.kind) {
    case 'join':
      return facts([detail.person.email, detail.person.jobTitle, detail.person.department])
    case 'return':
      return detail.ends.length === 0
        ? 'Had left and comes back.'
        : `Had left and comes back as staff, no longer as ${detail.ends.join(', ')}.`
    case 'change':
      return <Changes changes={detail.changes} />
    case 'leave':
      return facts([detail.jobTitle, detail.department])
    case 'same':
      return 'Nothing changes.'
    case 'fault':
      return detail.reason
    default:
      return detail satisfies never
  }
}

function Changes({ changes }: { changes: FieldChange[] }) {
  return (
    <>
      {changes.map(({ field, from, to }, place) => (
        <Fragment key={field}>
          {place > 0 && <br />}
          {columnLabels[field]}: <del dir="auto">{fieldText(field, from) || 'none'}</del> →{' '}
          <ins dir="auto">{fieldText(field, to)}</ins>
        </Fragment>
      ))}
    </>
  )
}

function facts(words: (string | undefined)[]) {
  return <span dir="auto">{words.filter(Boolean).join(', ') || 'Nothing else is said.'}</span>
}
