// Record for another: somebody gave the statement on paper or aloud, and HR writes it down with the reason, marked as such.
import { insertAcknowledgement } from '../../db/acknowledgements'
import { findCampaign } from '../../db/campaigns'
import { getOrganisation } from '../../db/organisation'
import { listOwedVersions } from '../../db/owed-versions'
import { findPerson } from '../../db/people'
import { dayText } from '../domain/date-words'
import { isDay, localDay } from '../domain/local-day'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import { howGiven, type HowGiven } from '../governance/proxy'
import { actingPerson } from './acting-person'
import { change, type Desk } from './change'
import { checksRefusal } from './check-rule'

export type ProxyRecord = {
  campaignId: string
  personId: string
  versionId: string
  /** ISO date on which the person gave it. */
  givenOn: string
  how: string
  reason: string
}

/**
 * Records somebody's acknowledgement for them. Refuses one's own, people who have left or owe nothing, a version they are not
 * asked about, a day before the launch or in the future, no reason, and questions that are still to be answered.
 */
export async function recordForAnother(desk: Desk, given: ProxyRecord): Promise<Outcome<{ name: string }>> {
  const recorder = actingPerson(desk)
  if (!may(recorder, 'record-for-others'))
    return refused('not-allowed', 'Ask an author or an administrator to record it.')
  if (recorder.id === given.personId)
    return refused(
      'own-record',
      'You cannot record your own acknowledgement. Open the policy and give it there.',
      {
        person: 'Choose somebody else.',
      },
    )
  // One line of plain words: the ledger tells it letter by letter.
  const reason = given.reason
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return change(desk, async ({ trx, at, record }) => {
    const { campaignId, personId } = given
    const campaign = await findCampaign(trx, campaignId)
    const person = await findPerson(trx, personId)
    if (!campaign || !person) return refused('not-asked', 'Choose somebody whom this campaign asks.')
    if (person.leftAt)
      return refused('has-left', `${person.name} has left. What was not recorded until then stays open.`)
    const { timeZone } = await getOrganisation(trx)
    const wrong = wrongIn(
      { ...given, reason },
      { launchedOn: localDay(new Date(campaign.launchedAt), timeZone), today: localDay(at, timeZone) },
    )
    if (wrong) return wrong
    const owed = await listOwedVersions(trx, { campaignId, personId, at })
    const asked = owed.find((one) => one.versionId === given.versionId)
    if (!asked)
      return refused(
        'nothing-owed',
        `${person.name} does not owe this answer, or not any more. Choose again.`,
        {
          version: 'Choose a policy that is still open for this person.',
        },
      )
    const first = await checksRefusal(trx, { campaignId, policyId: asked.policyId, personId })
    if (first)
      return refused(
        'checks-first',
        `This campaign asks questions about “${asked.title}”. Make a code for ${person.name}: the kiosk asks them.`,
      )
    const told = `${howGiven[given.how as HowGiven]}: ${reason}`
    const { title, number, fingerprint, policyId } = asked
    const inserted = await insertAcknowledgement(trx, {
      ...{ campaignId, versionId: asked.versionId, policyId, language: asked.language },
      ...{ personId, personName: person.name, statement: campaign.statement, versionNumber: number },
      ...{ fingerprint, method: 'proxy', recordedBy: recorder.id, acknowledgedAt: at.toISOString() },
      ...{ reason: told, givenOn: given.givenOn },
    })
    if (!inserted) return refused('nothing-owed', 'It was recorded a moment ago. Nothing was changed.')
    await record({
      action: 'version.acknowledged-for',
      subject: { kind: 'campaign', id: campaignId },
      policyId,
      detail: {
        ...{ title, number, fingerprint, method: 'proxy' },
        ...{ forPerson: personId, givenOn: given.givenOn, reason: told },
      },
      names: [{ personId, name: person.name }],
    })
    return accepted({ name: person.name })
  })
}

function wrongIn(given: ProxyRecord, known: { launchedOn: string; today: string }): Refusal | null {
  const fields: Record<string, string> = {}
  const { launchedOn, today } = known
  if (!isDay(given.givenOn)) fields['givenOn'] = 'Write the day as in 2027-03-14.'
  else if (given.givenOn > today) fields['givenOn'] = 'This day is still to come. Write the day it was given.'
  else if (given.givenOn < launchedOn)
    fields['givenOn'] = `The campaign began on ${dayText(launchedOn)}. Write that day or a later one.`
  if (!Object.hasOwn(howGiven, given.how)) fields['how'] = 'Choose how it was given.'
  if (given.reason === '') fields['reason'] = 'Say why somebody else records it.'
  return Object.keys(fields).length === 0 ? null : refused('record-incomplete', 'Check the record.', fields)
}
