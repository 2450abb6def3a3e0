// One experiment on a page: what is tried and why, where it stands, and the forms of whoever decides or ends it.
import { goesOnWords, type ExperimentState, type GoesOn } from '../domain/experiment'
import type { RefusedForm } from '../forms/refused-form'
import { DateText } from './date-text'
import { Choices, ErrorSummary, OnceKey, TextArea } from './field'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { Status, type StatusTone } from './status'

export type ExperimentFacts = {
  id: string
  title: string
  what: string
  why: string
  reach: string
  hopedFor: string
  guardrails: string
  endsOn: string
  state: ExperimentState
  proposedByName: string
  proposedAt: string
  decidedByName: string | null
  decidedAt: string | null
  decisionComment: string | null
  endedAt: string | null
  endedByName: string | null
  learned: string | null
  goesOn: GoesOn | null
}

const states: Record<ExperimentState, { tone: StatusTone; word: string }> = {
  proposed: { tone: 'review', word: 'Waiting for a leader' },
  declined: { tone: 'past', word: 'Not this time' },
  running: { tone: 'live', word: 'Running' },
  ended: { tone: 'done', word: 'Ended' },
}

export function ExperimentStatus({ state, late }: { state: ExperimentState; late: boolean }) {
  if (late) return <Status tone="overdue">Over time</Status>
  return <Status tone={states[state].tone}>{states[state].word}</Status>
}

export type ExperimentPageFacts = {
  experiment: ExperimentFacts
  late: boolean
  mayDecide: boolean
  mayEnd: boolean
  done: string | null
  today: string
  zone: string
  once: string
}

const doneWords: Record<string, string> = {
  proposed: 'Your proposal is with the leaders. You get a message when one of them has decided.',
  agree: 'It runs. Everybody here can see it.',
  decline: 'Your answer is sent, with the reason.',
  end: 'Written down. Thank you for trying.',
}

export function ExperimentPage({
  page,
  refusal,
}: {
  page: ExperimentPageFacts
  refusal: RefusedForm | undefined
}) {
  const { experiment: trial, late, done, today, zone } = page
  const said = done !== null && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return (
    <div className="stack loose narrow">
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <PageHead title={trial.title} crumbs={[{ label: 'Experiments', href: '/experiments' }]}>
        <p className="row">
          <ExperimentStatus state={trial.state} late={late} />
          <span>
            Proposed by {trial.proposedByName}. Last day: <DateText at={trial.endsOn} now={today} />
          </span>
        </p>
      </PageHead>
      {trial.learned !== null && <Learned trial={trial} zone={zone} />}
      {trial.decidedByName !== null && trial.decidedAt !== null && <Decided trial={trial} zone={zone} />}
      <dl className="facts said">
        <Fact label="What we try">{trial.what}</Fact>
        <Fact label="Why">{trial.why}</Fact>
        <Fact label="Whom we want to reach">{trial.reach}</Fact>
        <Fact label="What we want them to do">{trial.hopedFor}</Fact>
        <Fact label="Guardrails">{trial.guardrails}</Fact>
      </dl>
      {page.mayDecide && <DecideForm page={page} refusal={refusal} />}
      {page.mayEnd && <EndForm page={page} refusal={refusal} />}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

function Decided({ trial, zone }: { trial: ExperimentFacts; zone: string }) {
  return (
    <Notice tone={trial.state === 'declined' ? 'wait' : 'note'}>
      <p>
        <b>
          {trial.decidedByName} said {trial.state === 'declined' ? 'no' : 'yes'}
        </b>
        , {trial.decidedAt && <DateText at={trial.decidedAt} zone={zone} />}.
      </p>
      {trial.decisionComment && (
        <p className="said" dir="auto">
          {trial.decisionComment}
        </p>
      )}
    </Notice>
  )
}

function Learned({ trial, zone }: { trial: ExperimentFacts; zone: string }) {
  return (
    <section className="stack card" aria-labelledby="learned">
      <h2 id="learned">What we learned</h2>
      <p className="said" dir="auto">
        {trial.learned}
      </p>
      <p>
        <b>{trial.goesOn && goesOnWords[trial.goesOn]}.</b> {trial.endedByName},{' '}
        {trial.endedAt && <DateText at={trial.endedAt} zone={zone} />}
      </p>
    </section>
  )
}

type FormProps = { page: ExperimentPageFacts; refusal: RefusedForm | undefined }

function DecideForm({ page, refusal }: FormProps) {
  return (
    <form method="post" className="stack card">
      <h2>Your word as a leader</h2>
      <OnceKey value={page.once} />
      <TextArea
        name="comment"
        label="What you want to say with it"
        hint="A no needs a reason."
        defaultValue={refusal?.typed['comment'] ?? ''}
        error={refusal?.fields?.['comment']}
        maxLength={2_000}
      />
      <div className="row">
        <button className="button primary" name="intent" value="agree">
          Yes, try it
        </button>
        <button className="button" name="intent" value="decline">
          No
        </button>
      </div>
    </form>
  )
}

function EndForm({ page, refusal }: FormProps) {
  return (
    <form method="post" className="stack card">
      <h2>End it with what was learned</h2>
      <OnceKey value={page.once} />
      <TextArea
        name="learned"
        label="What did we learn?"
        hint="Also when it failed: a trial inside its guardrails that fails is nobody’s fault."
        defaultValue={refusal?.typed['learned'] ?? ''}
        error={refusal?.fields?.['learned']}
        maxLength={2_000}
      />
      <Choices
        name="goesOn"
        label="How does it go on?"
        kind="single"
        options={Object.entries(goesOnWords).map(([value, label]) => ({ value, label }))}
        chosen={[refusal?.typed['goesOn'] ?? '']}
        error={refusal?.fields?.['goesOn']}
      />
      <div className="row">
        <button className={page.late ? 'button primary' : 'button'} name="intent" value="end">
          End the experiment
        </button>
      </div>
    </form>
  )
}
