// "A post went wrong": from a few words, three questions or a list to the page with the first steps.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { severities, severityWords } from '../domain/incident'
import { findScenarios } from '../domain/playbook-search'
import { mayReadPlaybook } from '../identity/playbook-reader'
import { PageHead } from '../ui/page-head'
import { PlaybookSearch } from '../ui/playbook-search'
import { RankedScenarios, ScenarioGroup, WayOut, type ScenarioLine } from '../ui/scenario-list'
import { SeverityMark } from '../ui/severity'
import { TriageForm } from '../ui/triage-form'

const shown = 8

export const meta: MetaFunction = () => [{ title: 'A post went wrong · Candor' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  mayReadPlaybook(context, request)
  const { scenarios } = context.candor.library
  const words = (new URL(request.url).searchParams.get('words') ?? '').slice(0, 200).trim()
  const found = findScenarios(scenarios, words).slice(0, shown)
  return {
    words,
    found: found.map(({ scenario }) => lineOf(scenario)),
    all: scenarios.filter(({ id }) => id !== 'first-hour').map(lineOf),
  }
}

export default function Playbook() {
  const { words, found, all } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="A post went wrong">
        <p className="lead">Breathe out. Take a screenshot before anything else, then find your page.</p>
      </PageHead>
      <PlaybookSearch words={words} />
      {words !== '' && <Found words={words} found={found} />}
      <details className="card fold">
        <summary>Not sure which one? Answer three questions</summary>
        <TriageForm answers={{}} />
      </details>
      <section className="stack" aria-labelledby="all">
        <h2 id="all">{words === '' ? 'All pages, the worst first' : 'Or choose from all pages'}</h2>
        <BySeverity lines={all} />
      </section>
      <WayOut />
    </>
  )
}

function Found({ words, found }: { words: string; found: ScenarioLine[] }) {
  if (found.length === 0) {
    return (
      <section className="stack" aria-labelledby="found">
        <h2 id="found">Nothing fits “{words}”</h2>
        <p>
          Try one or two plain words: hacked, wrong account, complaint, photo. Or answer the three questions.
        </p>
      </section>
    )
  }
  return (
    <section className="stack" aria-labelledby="found">
      <h2 id="found">{found.length === 1 ? 'This fits' : 'These fit, the best first'}</h2>
      <RankedScenarios lines={found} />
    </section>
  )
}

function BySeverity({ lines }: { lines: ScenarioLine[] }) {
  return (
    <>
      {severities.map((severity) => {
        const ofThis = lines.filter((line) => line.severity === severity)
        if (ofThis.length === 0) return null
        return (
          <div className="stack tight" key={severity}>
            <h3 className="severity-heading">
              <SeverityMark level={severity} /> <small>{severityWords[severity].means}</small>
            </h3>
            <ScenarioGroup lines={ofThis} />
          </div>
        )
      })}
    </>
  )
}

function lineOf(scenario: ScenarioLine): ScenarioLine {
  return {
    id: scenario.id,
    title: scenario.title,
    summary: scenario.summary,
    severity: scenario.severity,
  }
}
