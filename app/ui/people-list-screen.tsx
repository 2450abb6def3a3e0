// The screen of one list of people, by its state.
import { listColumns, type ColumnMapping } from '../domain/people-columns'
import { lineKinds, type LineKind, type ListState } from '../domain/people-list'
import type { RefusedForm } from '../forms/refused-form'
import { DateText } from './date-text'
import { ErrorSummary, OnceKey } from './field'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { Pager } from './pager'
import { kindLabels, LinesTable, ListProgress, MappingForm, type ShownLine } from './people-list-parts'
import { ListStatus } from './people-list-status'

export type PeopleListScreenProps = {
  list: {
    id: string
    fileName: string
    sha256: string
    encoding: string
    state: ListState
    problem: string
    header: string[]
    mapping: ColumnMapping
    leavers: string
    lines: number
    uploadedAt: string
    uploadedByName: string
    appliedByName: string | null
    endedAt: string | null
  }
  progress: { done: number; of: number }
  counts: Record<LineKind, number>
  kind: LineKind
  lines: ShownLine[]
  lastLine: number
  next: string | null
  isFirst: boolean
  sample: string[][]
  here: number
  zone: string
  once: string
  refusal: RefusedForm | undefined
}

export function PeopleListScreen(props: PeopleListScreenProps) {
  const { list, refusal, zone, progress } = props
  return (
    <div className="stack loose">
      <PageHead
        title={<bdi>{list.fileName}</bdi>}
        crumbs={[
          { label: 'People', href: '/people' },
          { label: 'People from a file', href: '/people/lists' },
        ]}
      >
        <p className="row">
          <ListStatus state={list.state} />
          <span className="muted">
            {many(list.lines, 'line', 'lines')}, uploaded by {list.uploadedByName} on{' '}
            <DateText at={list.uploadedAt} zone={zone} />
          </span>
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {list.state === 'failed' && (
        <Notice tone="alarm" title="This file could not be read">
          <p>{list.problem}</p>
        </Notice>
      )}
      {list.state === 'reading' && <p>The file is still being read. This page looks again by itself.</p>}
      {list.state === 'mapping' && <Mapping {...props} />}
      {list.state === 'comparing' && <ListProgress doing="Comparing with who is here" {...progress} />}
      {list.state === 'applying' && <ListProgress doing="Bringing people in" {...progress} />}
      {list.state === 'compared' && <DryRun {...props} />}
      {list.state === 'applied' && (
        <Notice tone="good" title="This list was brought in">
          <p>
            By {list.appliedByName} on <DateText at={list.endedAt ?? list.uploadedAt} zone={zone} />. The
            lines are below.
          </p>
        </Notice>
      )}
      {(list.state === 'compared' || list.state === 'applied') && <Lines {...props} />}
      {list.state === 'compared' && (
        <details className="stack">
          <summary>Change what the columns mean, and compare anew</summary>
          <Mapping {...props} />
        </details>
      )}
      <p className="muted">
        The file’s SHA-256 is <code className="wraps">{list.sha256}</code>, read as {list.encoding}.
      </p>
    </div>
  )
}

function Mapping({ list, sample, refusal, once }: PeopleListScreenProps) {
  const typed = refusal?.typed['mapped'] ? refusal.typed : undefined
  return (
    <MappingForm
      header={list.header}
      sample={sample}
      mapping={typed ? mappingOf(typed) : list.mapping}
      leavers={typed?.['leavers'] ?? list.leavers}
      errors={refusal?.fields}
      once={once}
    />
  )
}

function mappingOf(typed: Record<string, string>): ColumnMapping {
  const mapping: ColumnMapping = {}
  for (const column of listColumns) {
    const place = typed[`column-${column}`]
    if (place) mapping[column] = Number(place)
  }
  return mapping
}

function DryRun({ list, counts, here, once }: PeopleListScreenProps) {
  const changed = counts.join + counts.change + counts.leave
  return (
    <section className="stack" aria-labelledby="dry-run">
      <h2 id="dry-run">What would happen</h2>
      <p>
        {many(counts.join, 'person joins', 'people join')}, {many(counts.change, 'changes', 'change')},{' '}
        {many(counts.leave, 'leaves', 'leave')}, {many(counts.same, 'stays the same', 'stay the same')}.
        Nobody has been changed so far.
      </p>
      {counts.leave > 0 && (
        <Notice tone="wait" title={`${many(counts.leave, 'person', 'people')} of ${here} would leave`}>
          <p>They lose access at once. Their evidence stays. Look through them below before you go on.</p>
        </Notice>
      )}
      {counts.fault > 0 && (
        <Notice tone="wait" title={many(counts.fault, 'line is passed over', 'lines are passed over')}>
          <p>
            Each has its reason below. You may bring in the others now, mend these in the file, and upload it
            again: who is here already is found again.
          </p>
        </Notice>
      )}
      {changed === 0 && <p>There is nothing to bring in.</p>}
      <form method="post" className="row">
        <OnceKey value={`${once}-a`} />
        {changed > 0 && (
          <button className={counts.leave > 0 ? 'button alarm' : 'button primary'} name="do" value="apply">
            Bring in {many(changed, 'person', 'people')}
          </button>
        )}
        <button className="button quiet" name="do" value="discard">
          Put this list away
        </button>
        <span className="muted">{list.leavers === 'leave' ? '' : 'Nobody leaves by this list.'}</span>
      </form>
    </section>
  )
}

function Lines({ list, counts, kind, lines, lastLine, next, isFirst }: PeopleListScreenProps) {
  const href = (one: LineKind) => `/people/lists/${list.id}?kind=${one}#lines`
  return (
    <section className="stack" id="lines" aria-label="The lines">
      <nav className="row" aria-label="Kinds of lines">
        {lineKinds.map((one) => (
          <a
            key={one}
            href={href(one)}
            className={one === kind ? 'button small primary' : 'button small'}
            aria-current={one === kind ? 'page' : undefined}
          >
            {kindLabels[one]} ({counts[one].toLocaleString('en')})
          </a>
        ))}
      </nav>
      {lines.length === 0 ? (
        <p>No line is of this kind.</p>
      ) : (
        <LinesTable kind={kind} lines={lines} last={lastLine} />
      )}
      <Pager next={next} isFirst={isFirst} firstHref={href(kind)} />
    </section>
  )
}

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`
}
