// The sample's check questions and its statement on paper: its story's words as the commands take them.
import { findCampaignCheck } from '../../db/check-attempts'
import { listAskedOf } from '../../db/asked-of'
import { listDepartments } from '../../db/departments'
import type { Desk } from '../context'
import { defaultStatement } from '../governance/campaign'
import { usualReminders } from '../governance/campaign-plan'
import type { Outcome } from '../domain/outcome'
import { isoDay } from '../sample/calendar'
import type { SampleUnderstandingAct } from '../sample/understanding'
import { actingPerson } from './acting-person'
import { answerChecks } from './answer-checks'
import { takeTemplateChecks } from './change-checks'
import { planCampaign } from './keep-campaign-plan'
import { launchPlan } from './launch-plan'
import { recordForAnother } from './record-for-another'
import { policyIdOf, type Stage } from './sample-stage'

/** Does such a step. */
export async function checkInSample(
  stage: Stage,
  desk: Desk,
  step: SampleUnderstandingAct,
): Promise<Outcome<unknown>> {
  const policyId = policyIdOf(stage, step.policy)
  switch (step.do) {
    case 'take-checks': {
      const [template] = stage.candor.library.templates.filter(({ checks }) =>
        checks?.some(({ id }) => step.checks.includes(id)),
      )
      if (!template) throw new Error(`The sample needs the questions ${step.checks.join(', ')}.`)
      const clauses = (template.checks ?? []).map(({ clauseId }) => clauseId)
      return takeTemplateChecks(desk, { policyId, template, ids: step.checks, clauses })
    }
    case 'check-campaign': {
      const kept = await planCampaign(desk, {
        title: step.title,
        policies: [{ policyId, versionId: null }],
        audience: { kind: 'department', ...(await departmentOf(stage, step.department)) },
        due: { kind: 'days', days: step.days },
        statement: defaultStatement,
        reminders: usualReminders,
        checks: { passMark: step.passMark, tries: step.tries },
        earlier: 'keep',
      })
      return kept.ok ? launchPlan(desk, { id: kept.value.id, revision: 1 }) : kept
    }
    case 'answer-checks': {
      const { campaignId } = await askedOf(stage, desk, { personId: actingPerson(desk).id, policyId })
      const check = await findCampaignCheck(stage.candor.db, campaignId, policyId)
      const questions = check?.questions ?? []
      const answers = questions.map(({ id, correct, options }, index) => {
        const isWrong = index >= questions.length - step.wrong
        return [id, isWrong ? (correct + 1) % options.length : correct] as const
      })
      return answerChecks(desk, { campaignId, policyId, answers: Object.fromEntries(answers) })
    }
    case 'record-for': {
      const personId = stage.people[step.person].id
      const { campaignId, versionId } = await askedOf(stage, desk, { personId, policyId })
      const givenOn = isoDay({ days: -step.givenDaysAgo }, desk.at)
      return recordForAnother(desk, {
        ...{ campaignId, personId, versionId, givenOn, how: 'paper', reason: step.reason },
      })
    }
    default:
      return step satisfies never
  }
}

async function departmentOf(stage: Stage, name: string): Promise<{ departmentId: string; name: string }> {
  const found = (await listDepartments(stage.candor.db)).find((department) => department.name === name)
  if (!found) throw new Error(`The sample has no department “${name}”.`)
  return { departmentId: found.id, name }
}

async function askedOf(stage: Stage, { at }: Desk, asked: { personId: string; policyId: string }) {
  const requests = await listAskedOf(stage.candor.db, { personId: asked.personId, at })
  const found = requests.find((request) => request.policyId === asked.policyId)
  if (!found) throw new Error('The sample’s story answers what nobody was asked.')
  return found
}
