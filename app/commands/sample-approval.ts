// The sample's approvals: its story's words for paths and decisions as the commands take them.
import { listDepartments } from '../../db/departments'
import type { VersionSummary } from '../../db/versions'
import { stepOfPeople, type PathAsks, type PathStep } from '../governance/approval-path'
import type { SampleKey } from '../sample/people'
import type { SampleAct, SamplePathStep } from '../sample/story'
import type { VersionWord } from './decide-version'
import type { Stage } from './sample-stage'

type SampleSubmission = Extract<SampleAct, { do: 'submit' }>
type SampleWord = Extract<SampleAct, { do: 'approve' | 'recuse' | 'send-back' }>

/** The steps of a path, with the people and departments of the sample. */
export async function samplePath(stage: Stage, path: SampleSubmission['path']): Promise<PathStep[]> {
  const people = path.filter((one): one is SampleKey => typeof one === 'string')
  if (people.length > 0) return [stepOfPeople(people.map((key) => stage.people[key].id))]
  const steps = path.filter((one): one is SamplePathStep => typeof one !== 'string')
  const settled: PathStep[] = []
  for (const { title, rule, asks, days } of steps)
    settled.push({ title, rule, asks: await sampleAsks(stage, asks), dueInDays: days })
  return settled
}

/** An approver's word, given in the sample: nobody types a password there. */
export function sampleWord(stage: Stage, step: SampleWord, version: VersionSummary): VersionWord {
  const inPlaceOf = step.do === 'approve' && step.inPlaceOf ? stage.people[step.inPlaceOf].id : null
  const word = { versionId: version.id, fingerprint: version.fingerprint, comment: step.comment, inPlaceOf }
  switch (step.do) {
    case 'approve':
      return { ...word, outcome: 'approved', changeClass: step.changeClass ?? 'material', identity: null }
    case 'recuse':
      return { ...word, outcome: 'recused', changeClass: null, identity: null }
    case 'send-back':
      return { ...word, outcome: 'sent-back', changeClass: null, identity: null }
    default:
      return step satisfies never
  }
}

async function sampleAsks(stage: Stage, asks: SamplePathStep['asks']): Promise<PathAsks> {
  if (Array.isArray(asks)) return { kind: 'people', people: asks.map((key) => stage.people[key].id) }
  const department = (await listDepartments(stage.candor.db)).find(({ name }) => name === asks.department)
  if (!department) throw new Error(`The sample has no department ${asks.department}.`)
  return { kind: 'role', role: asks.role, departmentId: department.id, departmentName: department.name }
}
