// The steps of a running incident: what is done and by whom, the next one large and framed, what is still to come.
import type { ReactNode } from 'react'
import { nextStep, type Tick } from '../domain/incident'
import type { Step } from '../domain/scenario-parts'
import { DateText } from './dates'
import { StepRow } from './first-steps'

export function IncidentSteps({
  steps,
  ticks,
  zone,
  mayTick,
}: {
  steps: Step[]
  ticks: Tick[]
  zone: string
  mayTick: boolean
}) {
  const next = nextStep(steps, ticks)
  return (
    <ol className="steps incident-steps">
      {steps.map((step) => {
        const tick = ticks.find((candidate) => candidate.stepId === step.id)
        if (tick)
          return (
            <StepRow key={step.id} step={step} standing="done" note={<DoneBy tick={tick} zone={zone} />} />
          )
        const isNext = step.id === next?.id
        return (
          <StepRow key={step.id} step={step} standing={isNext && mayTick ? 'now' : 'open'}>
            {mayTick && <TickForm step={step} isNext={isNext} />}
          </StepRow>
        )
      })}
    </ol>
  )
}

function DoneBy({ tick, zone }: { tick: Tick; zone: string }): ReactNode {
  return (
    <p className="done-by">
      Done by {tick.by.name}, <DateText at={tick.at} zone={zone} time />
    </p>
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
