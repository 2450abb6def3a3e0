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

/** One step. `standing` says how it stands: already done, the one to do now, or still to come. */
export function StepRow({
  step,
  standing = 'open',
  note,
  children,
}: {
  step: Step
  standing?: 'open' | 'now' | 'done'
  /** Beside the step: who did it, and when. */
  note?: ReactNode
  children?: ReactNode
}) {
  const who = printable(step.who).trim()
  const blocks = standing === 'done' ? step.blocks.slice(0, 1) : step.blocks
  return (
    <li id={`step-${step.id}`} className={standing === 'open' ? undefined : standing}>
      <p className="minutes">{stepMinutes(step)}</p>
      <div className="what" dir="auto">
        <BlocksText blocks={blocks} />
        {who !== '' && standing !== 'done' && <p className="who">{who}</p>}
        {note}
        {children}
      </div>
    </li>
  )
}
