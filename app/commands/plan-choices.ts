// What a plan of a campaign may choose from, and what its own rule holds now. A plain read.
import { listAudienceChoices } from '../../db/audience-choices'
import { listAudiences } from '../../db/audiences'
import { listAskableTexts } from '../../db/campaign-texts'
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
  return {
    audiences: audiences.map(({ id, name, rule }) => ({ id, name, rule })),
    departments,
    conditions,
    policies: texts.map((text) => ({
      value: policyValue({ policyId: text.policyId, versionId: text.isInForce ? null : text.versionId }),
      label: text.title,
      hint: text.isInForce
        ? `The version in force on the day of the launch: ${text.number} now.`
        : `Version ${text.number}, in force from ${dayText(text.effectiveAt, zone)}.`,
    })),
  }
}
