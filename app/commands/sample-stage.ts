// What the sample's story has brought about so far, and how its next step finds it.
import { listVersions, type VersionSummary } from '../../db/versions'
import type { Candor } from '../context'
import type { Person } from '../domain/person'
import type { SampleAsked } from '../sample/asking'
import type { SampleException } from '../sample/exceptions'
import type { SampleKey } from '../sample/people'
import type { SampleIncident, SamplePolicy } from '../sample/story'
import { openDraft, type OpenDraft } from './open-draft'

/** What the story has brought about so far. */
export type Stage = {
  candor: Candor
  now: Date
  people: Record<SampleKey, Person>
  policies: Map<SamplePolicy, string>
  incidents: Map<SampleIncident, number>
  /** Questions and experiments, by id. */
  asked: Map<SampleAsked, string>
  exceptions: Map<SampleException, string>
}

/** The stage before the first step. */
export function newStage(candor: Candor, people: Record<SampleKey, Person>, now: Date): Stage {
  return {
    candor,
    now,
    people,
    policies: new Map(),
    incidents: new Map(),
    asked: new Map(),
    exceptions: new Map(),
  }
}

export async function draftOf(stage: Stage, policy: SamplePolicy): Promise<OpenDraft> {
  const { db, library } = stage.candor
  const open = await openDraft(db, library, { policyId: policyIdOf(stage, policy) })
  if (!open.ok) throw new Error(open.sentence)
  return open.value
}

export async function latestVersion(stage: Stage, policy: SamplePolicy): Promise<VersionSummary> {
  const [latest] = await listVersions(stage.candor.db, policyIdOf(stage, policy))
  if (!latest) throw new Error(`The sample policy ${policy} has no version yet.`)
  return latest
}

export function policyIdOf(stage: Stage, policy: SamplePolicy): string {
  const id = stage.policies.get(policy)
  if (id === undefined) throw new Error(`The sample policy ${policy} is not there yet.`)
  return id
}

export function numberOf(stage: Stage, incident: SampleIncident): number {
  const number = stage.incidents.get(incident)
  if (number === undefined) throw new Error(`The sample incident ${incident} is not there yet.`)
  return number
}
