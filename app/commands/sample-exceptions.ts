// The sample's exceptions: its story's words for a request and an approval as the commands take them.
import { findLivePublication } from '../../db/publications'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import type { Outcome } from '../domain/outcome'
import { findClause } from '../domain/policy-document'
import { isoDay } from '../sample/calendar'
import type { SampleExceptionAct } from '../sample/exceptions'
import { askException } from './ask-exception'
import { decideException } from './decide-exception'
import { policyIdOf, type Stage } from './sample-stage'

/** Does one such step. */
export async function exceptInSample(
  stage: Stage,
  desk: Desk,
  step: SampleExceptionAct,
): Promise<Outcome<unknown>> {
  if (step.do === 'approve-exception') {
    const id = stage.exceptions.get(step.exception) ?? ''
    const { comment, until } = step
    return decideException(desk, { id, outcome: 'approved', comment, untilOn: isoDay(until, stage.now) })
  }
  const policyId = policyIdOf(stage, step.policy)
  const live = await findLivePublication(stage.candor.db, policyId, desk.at)
  const version = live && (await findVersion(stage.candor.db, live.versionId))
  if (!version) throw new Error(`Nothing of ${step.policy} is in force for the exception ${step.exception}.`)
  const clause = findClause(version.document, step.clause) ?? version.document.clauses[0]
  const { what, why, from, until } = step
  const asked = await askException(desk, {
    ...{ policyId, fingerprint: version.fingerprint, clauseId: clause?.id ?? '', what, why },
    ...{ fromOn: isoDay(from, stage.now), untilOn: isoDay(until, stage.now) },
  })
  if (asked.ok) stage.exceptions.set(step.exception, asked.value.id)
  return asked
}
