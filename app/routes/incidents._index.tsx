// The incidents a person may see: open ones first, then closed ones, with or without drills.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listIncidents, type DrillFilter, type IncidentPlace } from '../../db/incident-list'
import type { Incident } from '../domain/incident'
import { may } from '../domain/permission'
import { allowed, signedIn } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { IncidentStatus } from '../ui/incident-head'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { DrillMark, SeverityMark } from '../ui/severity'

const pageLength = 25

export const meta: MetaFunction = () => [{ title: 'Incidents · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const seesAll = may(person, 'read-incidents')
  if (!seesAll) allowed(context, request, 'report-incident')
  const asked = new URL(request.url).searchParams
  const kind = readKind(asked.get('show'))
  const after = readPlace(asked.get('after'))
  const openedBy = seesAll ? null : person.id
  const page = await listIncidents(context.candor.db, { openedBy, kind, after, limit: pageLength })
  return {
    ...page,
    kind,
    seesAll,
    isFirst: after === undefined,
    mayReport: may(person, 'report-incident'),
    now: context.candor.now().toISOString(),
    zone: context.organisation?.timeZone ?? 'UTC',
  }
}

export default function Incidents() {
  const data = useLoaderData<typeof loader>()
  const { incidents, next, kind, seesAll, isFirst, mayReport } = data
  const nothingYet = incidents.length === 0 && isFirst && kind === 'all'
  return (
    <>
      <PageHead
        title="Incidents"
        action={
          mayReport && (
            <a className="button primary" href="/playbook">
              Start one from the playbook
            </a>
          )
        }
      >
        {!seesAll && <p className="muted">You see the incidents you started. Responders see all of them.</p>}
      </PageHead>
      {nothingYet ? <NothingYet mayReport={mayReport} /> : <Filter kind={kind} />}
      {!nothingYet && incidents.length === 0 && <p>None of this kind.</p>}
      {incidents.length > 0 && <IncidentTable {...data} />}
      <Pager
        next={next && `/incidents?show=${kind}&after=${next.state}-${next.number}`}
        isFirst={isFirst}
        firstHref={`/incidents?show=${kind}`}
      />
    </>
  )
}

function NothingYet({ mayReport }: { mayReport: boolean }) {
  return (
    <Empty
      title="No incident yet"
      action={
        mayReport && (
          <a className="button" href="/incidents/new?scenario=first-hour">
            Practise with a drill
          </a>
        )
      }
    >
      When a post goes wrong, the playbook gives you the first steps and starts the clock. A drill of twenty
      minutes shows who can be reached, and costs nothing.
    </Empty>
  )
}

const kinds: { kind: DrillFilter; label: string }[] = [
  { kind: 'all', label: 'All' },
  { kind: 'real', label: 'Without drills' },
  { kind: 'drills', label: 'Only drills' },
]

function Filter({ kind }: { kind: DrillFilter }) {
  return (
    <nav className="filter row" aria-label="Which incidents">
      {kinds.map((choice) => (
        <a
          key={choice.kind}
          className="button small"
          href={`/incidents?show=${choice.kind}`}
          aria-current={choice.kind === kind ? 'true' : undefined}
        >
          {choice.label}
        </a>
      ))}
    </nav>
  )
}

function IncidentTable({ incidents, now, zone }: { incidents: Incident[]; now: string; zone: string }) {
  return (
    <table className="records incidents">
      <caption className="visually-hidden">Incidents, open ones first</caption>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">What</th>
          <th scope="col">Severity</th>
          <th scope="col">State</th>
          <th scope="col">Started</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <tr key={incident.id}>
            <td className="number" data-label="Number">
              {incident.number}
            </td>
            <th scope="row">
              <a href={`/incidents/${incident.number}`}>{incident.title}</a>{' '}
              {incident.drillSince !== null && <DrillMark />}
            </th>
            <td data-label="Severity">
              <SeverityMark level={incident.severity} />
            </td>
            <td data-label="State">
              <IncidentStatus state={incident.state} />
            </td>
            <td data-label="Started">
              <DateText at={incident.openedAt} now={now} zone={zone} /> by {incident.openedBy.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function readKind(value: string | null): DrillFilter {
  return kinds.find((choice) => choice.kind === value)?.kind ?? 'all'
}

function readPlace(value: string | null): IncidentPlace | undefined {
  const [, state, number] = /^(open|closed)-(\d{1,9})$/.exec(value ?? '') ?? []
  if (state !== 'open' && state !== 'closed') return undefined
  return { state, number: Number(number) }
}
