// What a plan of a campaign may choose from, and what its own rule holds now. A plain read.
import { listAudienceChoices } from '../../db/audience-choices'
import { listAudiences } from '../../db/audiences'
import { listAskableTexts } from '../../db/campaign-texts'
import { countCheckQuestions } from '../../db/check-questions'
import { listDepartments } from '../../db/departments'
import type { Db } from '../../db/tables'
import { policyValue } from '../governance/campaign-plan'
import { dayText } from '../domain/date-words'

/** The policies, audiences, departments and values that the form offers at this moment. */
export async function planChoices(db: Db, at: Date, zone: string) {
  const [texts, audiences, departments, conditions] = await Promise.all([
    listAskableTexts(db, at),
    listAudiences(db, 'in-use'),
    listDepartments(db),
    listAudienceChoices(db),
  ])
  const questions = await countCheckQuestions(
    db,
    texts.map(({ policyId }) => policyId),
  )
  return {
    audiences: audiences.map(({ id, name, rule }) => ({ id, name, rule })),
    departments,
    conditions,
    policies: texts.map((text) => ({
      value: policyValue({ policyId: text.policyId, versionId: text.isInForce ? null : text.versionId }),
      label: text.title,
      hint: `${
        text.isInForce
          ? `The version in force on the day of the launch: ${text.number} now.`
          : `Version ${text.number}, in force from ${dayText(text.effectiveAt, zone)}.`
      } ${questionsText(questions.get(text.policyId) ?? 0)}`,
    })),
  }
}

/** Whoever wants understanding checked sees here which policy has nothing to ask. */
function questionsText(questions: number): string {
  if (questions === 0) return 'No check questions yet.'
  return questions === 1 ? '1 check question.' : `${questions} check questions.`
}
