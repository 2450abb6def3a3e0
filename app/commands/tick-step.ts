// Ticks one step of an incident: done, by whom, when. Ticks are only ever added, one for each step.
import { insertTick, listTicks, touchOpenIncident } from '../../db/incidents'
import { stepDoneAlready, tickStep as mayTick } from '../domain/incident'
import { accepted, type Outcome } from '../domain/outcome'
import { plainRuns } from '../domain/policy-document'
import { stepsOf, type Step } from '../domain/scenario-parts'
import { change, type Desk } from './change'
import { handledIncident, incidentClosed } from './handled-incident'

/**
 * Ticks a step. Whoever ticks second is told who did it, and nothing changes; the same person ticking twice changes nothing.
 * Refuses people who do not work on the incident, a closed incident, and a step it does not have.
 */
export async function tickStep(
  desk: Desk,
  tick: { number: number; stepId: string },
): Promise<Outcome<{ stepId: string }>> {
  return change(desk, async ({ trx, record, at }) => {
    const handled = await handledIncident(trx, desk.actor, tick.number)
    if (!handled.ok) return handled
    const { incident, by } = handled.value
    const steps = stepsOf(incident.scenario)
    const stepIds = steps.map((step) => step.id)
    const ticks = await listTicks(trx, incident.id)
    const mine = ticks.some((earlier) => earlier.stepId === tick.stepId && earlier.by.id === by.id)
    if (mine) return accepted({ stepId: tick.stepId })
    const allowed = mayTick(incident, stepIds, tick.stepId, ticks)
    if (!allowed.ok) return allowed
    if (!(await touchOpenIncident(trx, incident.id))) return incidentClosed(incident.number)
    const isFirst = await insertTick(trx, { incidentId: incident.id, stepId: tick.stepId, by, at })
    if (!isFirst) return stepDoneAlready()
    await record({
      action: 'incident.step-done',
      subject: { kind: 'incident', id: incident.id },
      detail: {
        number: incident.number,
        step: tick.stepId,
        title: stepTitle(steps.find((step) => step.id === tick.stepId)),
        drill: incident.drillSince !== null,
      },
    })
    return accepted({ stepId: tick.stepId })
  })
}

function stepTitle(step: Step | undefined): string {
  const first = step?.blocks[0]
  return first?.kind === 'paragraph' ? plainRuns(first.runs) : ''
}
