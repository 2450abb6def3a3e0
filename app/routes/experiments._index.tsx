// Experiments: what is being tried now, for everybody who is signed in, and what was proposed, tried and learned before.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listExperiments, listRunningExperiments, type Experiment } from '../../db/experiments'
import { goesOnWords, isOverTime } from '../domain/experiment'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { readPlace, writePlace } from '../forms/address'
import { signedIn } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { ExperimentStatus } from '../ui/experiment-page'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'

const pageLength = 25

export const meta: MetaFunction = () => [{ title: 'Experiments · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, now } = context.candor
  const before = readPlace(new URL(request.url).searchParams.get('after'))
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  const [running, found] = await Promise.all([
    before ? [] : listRunningExperiments(db),
    listExperiments(db, { before, limit: pageLength + 1 }),
  ])
  const page = found.slice(0, pageLength)
  const last = page.at(-1)
  return {
    running: running.map((one) => lineOf(one, today)),
    others: page.filter(({ state }) => state !== 'running').map((one) => lineOf(one, today)),
    next: found.length > pageLength && last ? writePlace({ label: last.proposedAt, id: last.id }) : null,
    isFirst: before === undefined,
    mayPropose: may(person, 'ask'),
    today,
  }
}

function lineOf(experiment: Experiment, today: string) {
  const { id, title, reach, endsOn, state, proposedByName, learned, goesOn } = experiment
  const late = isOverTime(experiment, today)
  return { id, title, reach, endsOn, state, proposedByName, learned, goesOn, late }
}

type Line = ReturnType<typeof lineOf>

export default function Experiments() {
  const { running, others, next, isFirst, mayPropose, today } = useLoaderData<typeof loader>()
  const propose = mayPropose && (
    <a className="button primary" href="/experiments/new">
      Propose an experiment
    </a>
  )
  return (
    <div className="stack loose">
      <PageHead title="Experiments" action={propose}>
        <p className="muted">
          A small trial with an owner, guardrails and an end. If it stays inside them and fails, nobody is
          blamed.
        </p>
      </PageHead>
      {isFirst && running.length + others.length === 0 && (
        <Empty title="Nothing is being tried yet">
          Half a page is enough: whom you want to reach, what you want them to do, and when it ends.
        </Empty>
      )}
      {running.length > 0 && (
        <section className="stack" aria-labelledby="running">
          <h2 id="running">Running now</h2>
          <ul className="plain cards">
            {running.map((one) => (
              <li key={one.id} className="card stack">
                <p>
                  <ExperimentStatus state={one.state} late={one.late} />
                </p>
                <h3>
                  <a href={`/experiments/${one.id}`}>{one.title}</a>
                </h3>
                <p>To reach: {one.reach}</p>
                <p className="muted">
                  {one.proposedByName}, until <DateText at={one.endsOn} now={today} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && <Table others={others} />}
      <Pager
        next={next && `/experiments?after=${encodeURIComponent(next)}`}
        isFirst={isFirst}
        firstHref="/experiments"
      />
    </div>
  )
}

function Table({ others }: { others: Line[] }) {
  return (
    <table className="records">
      <caption>Proposed and ended</caption>
      <thead>
        <tr>
          <th scope="col">Experiment</th>
          <th scope="col">State</th>
          <th scope="col">What came of it</th>
        </tr>
      </thead>
      <tbody>
        {others.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={`/experiments/${one.id}`}>{one.title}</a>
            </th>
            <td data-label="State">
              <ExperimentStatus state={one.state} late={one.late} />
            </td>
            <td data-label="What came of it" dir="auto">
              {one.goesOn
                ? `${goesOnWords[one.goesOn]}. ${one.learned ?? ''}`
                : `Proposed by ${one.proposedByName}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
