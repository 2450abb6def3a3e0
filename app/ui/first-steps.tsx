// First steps in a mistake, in large type: when, what, who does it.
import type { ReactNode } from 'react'
import type { Step } from '../domain/scenario-parts'
import { stepMinutes } from '../render/block-labels'
import { printable } from '../render/printable'
import { BlocksText } from '../render/web'

export function FirstSteps({ steps }: { steps: Step[] }) {
  return (
    <ol className="steps large">
      {steps.map((step) => (
        <StepRow key={step.id} step={step} />
      ))}
    </ol>
  )
}

/** One step, with what may be done about it. The one to do now is framed. */
export function StepRow({
  step,
  isNow = false,
  children,
}: {
  step: Step
  isNow?: boolean
  children?: ReactNode
}) {
  const who = printable(step.who).trim()
  return (
    <li id={`step-${step.id}`} className={isNow ? 'now' : undefined}>
      <p className="minutes">{stepMinutes(step)}</p>
      <div className="what" id={isNow ? 'next' : undefined} dir="auto">
        <BlocksText blocks={step.blocks} />
        {who !== '' && <p className="who">{who}</p>}
        {children}
      </div>
    </li>
  )
}
