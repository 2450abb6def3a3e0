// Three questions on one screen, and the playbook pages that fit the answers, each with the reason.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { triage, type Scenario, type TriageAnswers } from '../domain/playbook'
import { readTriageAnswers, triageReasons } from '../domain/triage-reasons'
import { mayReadPlaybook } from '../identity/playbook-reader'
import { PageHead } from '../ui/page-head'
import { RankedScenarios, WayOut, type ScenarioLine } from '../ui/scenario-list'
import { TriageForm } from '../ui/triage-form'

const shown = 6

export const meta: MetaFunction = () => [{ title: 'Which mistake is it? · Candor' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  mayReadPlaybook(context, request)
  const asked = new URL(request.url).searchParams
  const answers = readTriageAnswers((question) => asked.get(question))
  // The first hour fits everything, so it tells nothing apart; it stands below as the way out.
  const scenarios = context.candor.library.scenarios.filter(({ id }) => id !== 'first-hour')
  const ranked = triage(scenarios, answers).slice(0, shown)
  return {
    answers,
    sent: [...asked.keys()].length > 0,
    lines: ranked.map(({ scenario }) => lineOf(scenario, answers)),
  }
}

export default function Triage() {
  const { answers, lines, sent } = useLoaderData<typeof loader>()
  const answered = Object.keys(answers).length > 0
  return (
    <>
      <PageHead title="Which mistake is it?" crumbs={[{ label: 'A post went wrong', href: '/playbook' }]}>
        {answers.harm === 'danger-now' && (
          <p className="note alarm">
            If somebody is in danger, phone the emergency services first. Everything here can wait.
          </p>
        )}
      </PageHead>
      {answered && (
        <section className="stack" aria-labelledby="fits">
          <h2 id="fits">{lines.length > 0 ? 'These fit, the best first' : 'No page fits these answers'}</h2>
          <RankedScenarios lines={lines} />
        </section>
      )}
      {answered && <WayOut />}
      <section className="stack" aria-labelledby="questions">
        <h2 id="questions">{answered ? 'Change your answers' : 'Answer what you know'}</h2>
        {sent && !answered && (
          <p className="note wait">Choose at least one answer, or do the five things below.</p>
        )}
        <TriageForm answers={answers} />
      </section>
      {!answered && <WayOut title="No time to answer?" />}
    </>
  )
}

function lineOf(scenario: Scenario, answers: TriageAnswers): ScenarioLine {
  const { id, title, summary, severity } = scenario
  const { fits, differs } = triageReasons(scenario, answers)
  const fit = fits.length > 0 ? `Fits: ${fits.join('; ')}.` : ''
  const differ = differs.length > 0 ? `Does not fit: ${differs.join('; ')}.` : ''
  return { id, title, summary, severity, because: [fit, differ].filter(Boolean).join(' ') }
}
