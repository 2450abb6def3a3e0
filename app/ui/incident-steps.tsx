// The steps of an incident: what is done and by whom, the next one large and framed, what is still to come.
import { nextStep, type Tick } from '../domain/incident'
import type { Step } from '../domain/scenario-parts'
import { BlocksText } from '../render/web'
import { StepRow } from './first-steps'
import { IncidentTime } from './incident-time'

type Steps = { steps: Step[]; ticks: Tick[]; now: string; zone: string }

/** Steps of an open incident, with a button each for whoever may tick. */
export function OpenSteps({ steps, ticks, now, zone, mayTick }: Steps & { mayTick: boolean }) {
  const next = nextStep(steps, ticks)
  return (
    <ol className="steps incident-steps">
      {steps.map((step) => {
        const tick = ticks.find((candidate) => candidate.stepId === step.id)
        if (tick) return <ShortRow key={step.id} step={step} tick={tick} now={now} zone={zone} />
        const isNext = step.id === next?.id
        return (
          <StepRow key={step.id} step={step} isNow={isNext && mayTick}>
            {mayTick && <TickForm step={step} isNext={isNext} />}
          </StepRow>
        )
      })}
    </ol>
  )
}

/** Steps of a closed incident: done by whom, or not done. */
export function ClosedSteps({ steps, ticks, now, zone }: Steps) {
  return (
    <ol className="steps incident-steps">
      {steps.map((step) => {
        const tick = ticks.find((candidate) => candidate.stepId === step.id)
        return <ShortRow key={step.id} step={step} tick={tick} now={now} zone={zone} />
      })}
    </ol>
  )
}

function ShortRow({
  step,
  tick,
  now,
  zone,
}: {
  step: Step
  tick: Tick | undefined
  now: string
  zone: string
}) {
  return (
    <li id={`step-${step.id}`} className={tick ? 'short done' : 'short'}>
      <div className="what" dir="auto">
        <BlocksText blocks={step.blocks.slice(0, 1)} />
        {tick ? (
          <p className="done-by">
            Done by {tick.by.name}, <IncidentTime at={tick.at} now={now} zone={zone} />
          </p>
        ) : (
          <p className="done-by">Not done</p>
        )}
      </div>
    </li>
  )
}

function TickForm({ step, isNext }: { step: Step; isNext: boolean }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="tick" />
      <button
        className={isNext ? 'button primary' : 'button small'}
        name="step"
        value={step.id}
        aria-describedby={`step-${step.id}`}
      >
        Done
      </button>
    </form>
  )
}
