// Make one-time codes for people without e-mail. The codes themselves are in the answer and nowhere else.
import { createHash, randomInt } from 'node:crypto'
import { findCampaign } from '../../db/campaigns'
import { newId, tokenHash } from '../../db/identifier'
import { insertKioskCodes, listCodePeople, type CodeChoice, type CodePerson } from '../../db/kiosk-codes'
import { codeAlphabet, codeDays, codeLength } from '../domain/kiosk-code'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Desk } from './change'

export type CodeSheet = { strips: (CodePerson & { code: string })[]; expiresAt: string }

/** More than this is printed department by department. */
export const mostCodes = 500

/**
 * Makes a new code for each person of the choice who still owes an answer; their older ones end. Refuses a campaign that was
 * closed, a choice of nobody, and one of more than 500 people. A form that comes twice makes its codes once, and the second
 * answer cannot show them: nothing keeps them.
 */
export async function makeCodes(
  desk: Desk,
  wish: { campaignId: string; choice: CodeChoice; days: number },
): Promise<Outcome<CodeSheet>> {
  const person = actingPerson(desk)
  if (!may(person, 'record-for-others'))
    return refused('not-allowed', 'Ask an author or an administrator to make codes.')
  if (!codeDays.some((days) => days === wish.days))
    return refused('no-such-time', 'Choose how long the codes work.', {
      days: 'Choose how long the codes work.',
    })
  const batch = newId()
  const sheet: CodeSheet = {
    strips: [],
    expiresAt: new Date(desk.at.getTime() + wish.days * 86_400_000).toISOString(),
  }
  const made = await change(desk, async ({ trx, at, record }) => {
    const campaign = await findCampaign(trx, wish.campaignId)
    if (!campaign || campaign.closedAt !== null)
      return refused('campaign-closed', 'This campaign was closed, so nobody is asked any more.')
    const people = await listCodePeople(trx, wish.campaignId, { choice: wish.choice, limit: mostCodes + 1 })
    if (people.length === 0)
      return refused('nobody', 'Nobody of your choice still owes an answer. Choose others.')
    if (people.length > mostCodes)
      return refused(
        'too-many',
        `These are more than ${mostCodes} people. Make codes department by department.`,
      )
    sheet.strips = people.map((one) => ({ ...one, code: newCode() }))
    const codes = sheet.strips.map(({ personId, code }) => ({ personId, codeHash: tokenHash(code) }))
    const expiresAt = new Date(sheet.expiresAt)
    await insertKioskCodes(trx, { campaignId: wish.campaignId, codes, madeBy: person.id, at, expiresAt })
    await record({
      action: 'campaign.codes-made',
      subject: { kind: 'campaign', id: wish.campaignId },
      detail: {
        ...{ title: campaign.title, people: codes.length, expiresAt: sheet.expiresAt },
        digest: digestOf(codes.map(({ codeHash }) => codeHash)),
      },
    })
    return accepted(batch)
  })
  if (!made.ok) return made
  if (made.value === batch) return accepted(sheet)
  return refused(
    'shown-once',
    'These codes were made already, and they are shown only once. If you do not have them any more, make new ones: the old ones end then.',
  )
}

/** A code from the random numbers of the operating system. */
function newCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** Which codes were made, without telling any of them. */
function digestOf(hashes: readonly string[]): string {
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex')
}
