// One step of the sample's story: the command that the person's click would have called, at the time it happened.
import { listAskedOf } from '../../db/asked-of'
import { listDepartments } from '../../db/departments'
import { listGroups } from '../../db/groups'
import { findIncident } from '../../db/incidents'
import type { Desk } from '../context'
import { parseAnswer, type Answer } from '../domain/answer'
import { defaultStatement, type Audience } from '../governance/campaign'
import { editMark, typedOf } from '../domain/draft'
import { groupName } from '../domain/group'
import { startOfDay } from '../domain/local-day'
import { markOf } from '../domain/mark'
import type { Outcome } from '../domain/outcome'
import type { Person } from '../domain/person'
import { findClause } from '../domain/policy-document'
import { findQuestion } from '../domain/template'
import { isoDay, momentOf } from '../sample/calendar'
import { sampleOrganisation } from '../sample/people'
import type { SampleAct, SampleAnswer, SampleStep } from '../sample/story'
import { acknowledge } from './acknowledge'
import { addLogLine } from './add-log-line'
import { addSection } from './arrange-sections'
import { changeGroups } from './change-groups'
import { changeSeverity } from './change-severity'
import { chooseAudience } from './choose-audience'
import { closeIncident } from './close-incident'
import { createPolicy } from './create-policy'
import { decideVersion } from './decide-version'
import { editClause } from './edit-clause'
import { giveDelegation } from './give-delegation'
import { markLeaver } from './mark-leaver'
import { publishVersion } from './publish-version'
import { draftOf, latestVersion, numberOf, policyIdOf, type Stage } from './sample-stage'
import { exceptInSample } from './sample-exceptions'
import { askInSample } from './sample-asking'
import { campaignInSample } from './sample-campaigns'
import { samplePath, sampleWord } from './sample-approval'
import { sampleStanding } from './sample-standing'
import { checkInSample } from './sample-understanding'
import { skipQuestions } from './save-answers'
import { startIncident } from './start-incident'
import { submitVersion } from './submit-version'
import { tickStep } from './tick-step'

const sampleTemplate = 'employee-social-media'

/** Does one step. @throws when the command refuses it: the story is wrong then. */
export async function performStep(stage: Stage, step: SampleStep): Promise<void> {
  const at = momentOf(step.when, stage.now)
  const person = stage.people[step.by]
  const outcome = await act(stage, { candor: stage.candor, actor: { kind: 'person', person }, at }, step)
  if (outcome.ok) return
  const fields = Object.entries(outcome.fields ?? {}).map(([field, sentence]) => `${field}: ${sentence}`)
  throw new Error(
    [
      `The sample's story does not fit: ${person.name} (${step.do}) was refused.`,
      outcome.sentence,
      ...fields,
    ].join(' '),
  )
}

async function act(stage: Stage, desk: Desk, step: SampleAct): Promise<Outcome<unknown>> {
  switch (step.do) {
    case 'create': {
      const created = await createPolicy(desk, { templateId: sampleTemplate, title: step.title })
      if (created.ok) stage.policies.set(step.policy, created.value.policyId)
      return created
    }
    case 'answer':
      return answerQuestions(stage, desk, step)
    case 'edit-clause': {
      const { policy, draft } = await draftOf(stage, step.policy)
      const { clause: clauseId, heading, markdown } = step
      const started = editMark(draft, clauseId)
      return editClause(desk, { policyId: policy.id, clauseId, started, heading, markdown, losses: '' })
    }
    case 'add-addendum':
      return addAddendum(stage, desk, step)
    case 'submit': {
      const { policy, draft } = await draftOf(stage, step.policy)
      return submitVersion(desk, {
        policyId: policy.id,
        revision: draft.revision,
        path: { kind: 'steps', steps: await samplePath(stage, step.path) },
        note: step.note,
        changeNote: step.changeNote,
        dueOn: step.dueOn && isoDay(step.dueOn, stage.now),
        acceptsGaps: true,
      })
    }
    case 'approve':
    case 'recuse':
    case 'send-back':
      return decideVersion(desk, sampleWord(stage, step, await latestVersion(stage, step.policy)))
    case 'delegate':
      return giveDelegation(desk, {
        fromId: personAt(desk).id,
        toId: stage.people[step.to].id,
        fromDay: isoDay(step.from, stage.now),
        untilDay: isoDay(step.until, stage.now),
        reason: step.reason,
      })
    case 'publish':
      return publish(stage, desk, step)
    case 'publish-in-emergency':
    case 'withdraw':
    case 'reaffirm':
      return sampleStanding(desk, step, await latestVersion(stage, step.policy))
    case 'acknowledge': {
      const policyId = policyIdOf(stage, step.policy)
      const requests = await listAskedOf(stage.candor.db, { personId: personAt(desk).id, at: desk.at })
      const asked = requests.find((request) => request.policyId === policyId)
      if (!asked) throw new Error(`${personAt(desk).name} is not asked to acknowledge ${step.policy}.`)
      return acknowledge(desk, asked)
    }
    case 'start-incident': {
      const scenario = stage.candor.library.scenarios.find(({ id }) => id === step.scenario)
      if (!scenario) throw new Error(`The sample needs the scenario ${step.scenario}.`)
      const started = await startIncident(desk, { scenario, what: step.what, drill: step.drill })
      if (started.ok) stage.incidents.set(step.incident, started.value.number)
      return started
    }
    case 'tick':
      return tickStep(desk, { number: numberOf(stage, step.incident), stepId: step.step })
    case 'log':
      return addLogLine(desk, { number: numberOf(stage, step.incident), line: step.line })
    case 'change-severity': {
      const number = numberOf(stage, step.incident)
      const incident = await findIncident(stage.candor.db, number)
      return changeSeverity(desk, {
        number,
        from: String(incident?.severity),
        to: String(step.to),
        reason: step.reason,
      })
    }
    case 'close-incident':
      return closeIncident(desk, { number: numberOf(stage, step.incident), lesson: step.lesson })
    case 'ask':
    case 'reply':
    case 'make-public':
    case 'propose':
    case 'agree':
    case 'end-experiment':
      return askInSample(stage, desk, step)
    case 'ask-exception':
    case 'approve-exception':
      return exceptInSample(stage, desk, step)
    case 'save-audience':
    case 'plan-campaign':
    case 'pause-campaign':
      return campaignInSample(stage, desk, step)
    case 'take-checks':
    case 'check-campaign':
    case 'answer-checks':
    case 'record-for':
      return checkInSample(stage, desk, step)
    case 'join': {
      const isThere = (await listGroups(stage.candor.db)).some((group) => group.key === step.group)
      const form = { personId: stage.people[step.person].id, shown: [] }
      return isThere
        ? changeGroups(desk, { ...form, chosen: [step.group], newGroup: '' })
        : changeGroups(desk, { ...form, chosen: [], newGroup: groupName(step.group) })
    }
    case 'leave':
      return markLeaver(desk, stage.people[step.person].id)
    default:
      return step satisfies never
  }
}

/** Where somebody changed the template, what it no longer asks or takes stays open: a gap is better than no sample. */
async function answerQuestions(
  stage: Stage,
  desk: Desk,
  step: Extract<SampleAct, { do: 'answer' }>,
): Promise<Outcome<unknown>> {
  const { policy, draft, template } = await draftOf(stage, step.policy)
  const entries = Object.entries(step.answers).flatMap(([id, answer]) => {
    const question = findQuestion(template, id)
    const typed = question ? typedOf(settled(answer, stage.now), question.type) : []
    return question && parseAnswer(question, typed).ok ? [{ question: id, typed, started: '' }] : []
  })
  return skipQuestions(desk, {
    policyId: policy.id,
    revision: draft.revision,
    entries,
    skip: step.skip ?? [],
  })
}

async function addAddendum(
  stage: Stage,
  desk: Desk,
  step: Extract<SampleAct, { do: 'add-addendum' }>,
): Promise<Outcome<unknown>> {
  const { section, heading, markdown, groups } = step
  const policyId = policyIdOf(stage, step.policy)
  const { document } = await draftOf(stage, step.policy)
  // Where somebody took that section out of the template, this one stands first.
  const after = findClause(document, step.after) ? step.after : ''
  const added = await addSection(desk, { policyId, heading, section, after })
  if (!added.ok) return added
  const clauseId = added.value.id
  const started = editMark((await draftOf(stage, step.policy)).draft, clauseId)
  const written = await editClause(desk, { policyId, clauseId, started, heading, markdown, losses: '' })
  if (!written.ok) return written
  return chooseAudience(desk, { policyId, clauseId, started: markOf({ kind: 'everyone' }), groups })
}

async function publish(
  stage: Stage,
  desk: Desk,
  step: Extract<SampleAct, { do: 'publish' }>,
): Promise<Outcome<unknown>> {
  const { changeClass, changeNote, effective, campaign } = step
  const reviewOn = (await draftOf(stage, step.policy)).draft.answers['review-date']
  return publishVersion(desk, {
    versionId: (await latestVersion(stage, step.policy)).id,
    changeClass,
    changeNote,
    ...(typeof reviewOn === 'string' && { reviewOn }),
    effectiveAt: effective && startOfDay(isoDay(effective, stage.now), sampleOrganisation.timeZone),
    campaign: campaign && {
      audience: await audienceOf(stage, campaign.audience),
      statement: defaultStatement,
      dueOn: isoDay(campaign.dueOn, stage.now),
    },
  })
}

async function audienceOf(stage: Stage, name: string): Promise<Audience> {
  if (name === 'everyone') return { kind: 'everyone' }
  const department = (await listDepartments(stage.candor.db)).find((candidate) => candidate.name === name)
  if (!department) throw new Error(`The sample has no department ${name}.`)
  return { kind: 'department', departmentId: department.id, name: department.name }
}

function settled(answer: SampleAnswer, now: Date): Answer {
  return typeof answer === 'object' && 'days' in answer ? isoDay(answer, now) : answer
}

function personAt(desk: Desk): Person {
  if (desk.actor.kind !== 'person') throw new Error('Every step of the story is done by a person.')
  return desk.actor.person
}
