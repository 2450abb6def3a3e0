// An organisation with a live policy that answers "Can I post this?": made by Amara from the employee template, with its sample.
import { createPolicy } from '../app/commands/create-policy'
import { openDraft } from '../app/commands/open-draft'
import { saveAnswers } from '../app/commands/save-answers'
import type { Candor } from '../app/context'
import type { Answers } from '../app/domain/answer'
import { typedOf } from '../app/domain/draft'
import { markOf } from '../app/domain/mark'
import type { Engine } from '../db/connect'
import { anInstance, deskOf, valueOf } from './instance'
import { amara } from './people'
import { anApprovedVersion, publish, versionOf, type PolicyAddress } from './policies'
import { shippedLibrary } from './shipped-library'

/** Live, with the helper and the promise that the answers name. */
export async function aLivePolicy(
  candor: Candor,
  answers: Answers = {},
  title = 'Social media policy',
): Promise<PolicyAddress> {
  const template = candor.library.templates.find(({ id }) => id === 'employee-social-media')
  if (!template) throw new Error('The template is not installed.')
  const policy = valueOf(await createPolicy(deskOf(candor, amara), { templateId: template.id, title }))
  const given: Answers = { ...template.sample, ...answers }
  const { draft } = valueOf(await openDraft(candor.db, candor.library, policy))
  const entries = template.questions.flatMap((question) => {
    const answer = given[question.id]
    if (answer === undefined) return []
    const started = markOf(draft.answers[question.id])
    return [{ question: question.id, typed: typedOf(answer, question.type), started }]
  })
  valueOf(
    await saveAnswers(deskOf(candor, amara), {
      policyId: policy.policyId,
      revision: draft.revision,
      entries,
    }),
  )
  await anApprovedVersion(candor, policy.policyId)
  valueOf(await publish(candor, await versionOf(candor, policy.policyId, 1)))
  return policy
}

/** The cast with the shipped templates and one live policy whose helper is Maria. */
export async function anAskingPlace(
  answers: Answers = {},
  engine: Engine = 'sqlite',
): Promise<{ candor: Candor } & PolicyAddress> {
  const candor = await anInstance(engine, await shippedLibrary())
  const helper = 'Maria Silva (Head of communications)'
  const policy = await aLivePolicy(candor, { helper, 'answer-hours': 'four-hours', ...answers })
  return { candor, ...policy }
}
