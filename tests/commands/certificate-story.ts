// A year at Harbour Trust, in New York: versions, requests, a leaver, a new name, another department, somebody who joins.
import { acknowledge } from '../../app/commands/acknowledge'
import { changeGroups } from '../../app/commands/change-groups'
import { changePerson } from '../../app/commands/change-person'
import { decideVersion } from '../../app/commands/decide-version'
import { invitePerson } from '../../app/commands/invite-person'
import { markLeaver } from '../../app/commands/mark-leaver'
import { openDraft } from '../../app/commands/open-draft'
import { publishVersion, type PublishRequest } from '../../app/commands/publish-version'
import { saveAnswers } from '../../app/commands/save-answers'
import { submitVersion } from '../../app/commands/submit-version'
import { withdrawVersion } from '../../app/commands/withdraw-version'
import type { Candor } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import { markOf } from '../../app/domain/mark'
import type { Person } from '../../app/domain/person'
import type { Engine } from '../../db/connect'
import { listAskedOf } from '../../db/asked-of'
import { findPerson } from '../../db/people'
import { deskOf, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { aWord, versionOf } from '../policies'
import { aDraftWithAddenda } from '../addenda'

export const zone = 'America/New_York'
export const statement = 'I have read it and know where to ask.'

type Chapter = {
  reach: string
  at: Date
  publish: Partial<PublishRequest> & Pick<PublishRequest, 'changeClass'>
}

/** Joel volunteers from January; "law" is for volunteers, "own" for the night shift. */
export async function aYear(engine: Engine) {
  const story = await aDraftWithAddenda(engine)
  const { candor, policyId, slug } = story
  await candor.db.updateTable('organisation').set({ time_zone: zone }).execute()
  await groupsOf(candor, joel, { shown: ['volunteers'], chosen: [], at: '2026-11-25T12:00:00Z' })
  const everyone = { audience: { kind: 'everyone' } as const, statement }

  await chapter(candor, policyId, {
    reach: 'Families',
    at: new Date('2026-12-01T15:00:00Z'),
    publish: {
      changeClass: 'material',
      effectiveAt: new Date('2026-12-10T05:00:00Z'),
      campaign: { ...everyone, dueOn: '2026-12-20' },
    },
  })
  await acknowledged(candor, slug, maria, '2026-12-12T20:00:00Z')
  await groupsOf(candor, joel, { shown: [], chosen: ['volunteers'], at: '2027-01-10T15:00:00Z' })
  await chapter(candor, policyId, {
    reach: 'Families!',
    at: new Date('2027-02-01T15:00:00Z'),
    publish: { changeClass: 'editorial' },
  })
  await chapter(candor, policyId, {
    reach: 'Families and members',
    at: new Date('2027-03-10T15:00:00Z'),
    publish: {
      changeClass: 'material',
      // Half past eleven in the evening of the day on which the clocks went forward.
      effectiveAt: new Date('2027-03-15T03:30:00Z'),
      campaign: { ...everyone, dueOn: '2027-03-30' },
    },
  })
  await acknowledged(candor, slug, joel, '2027-03-21T03:59:30Z')
  await renamed(candor, maria, {
    name: 'Maria Silva-Costa',
    department: 'Communications',
    at: '2027-05-01T15:00:00Z',
  })
  const tove = valueOf(
    await invitePerson(deskOf(candor, nadia, { at: new Date('2027-06-01T15:00:00Z') }), {
      ...{
        name: 'Tove Lind',
        email: 'tove@example.org',
        jobTitle: '',
        department: 'Events',
        roles: ['staff'],
      },
    }),
  )
  await acknowledged(candor, slug, { ...maria, name: 'Maria Silva-Costa' }, '2027-07-01T15:00:00Z')
  valueOf(await markLeaver(deskOf(candor, nadia, { at: new Date('2027-08-01T16:00:00Z') }), joel.id))
  const second = await versionOf(candor, policyId, 3)
  const withdrawing = deskOf(candor, nadia, { at: new Date('2027-09-01T12:00:00Z') })
  valueOf(
    await withdrawVersion(withdrawing, {
      versionId: second.id,
      reason: 'It named a tool we no longer have.',
    }),
  )
  await chapter(candor, policyId, {
    reach: 'Everybody',
    at: new Date('2027-10-01T15:00:00Z'),
    publish: { changeClass: 'material', validTo: new Date('2027-11-30T05:00:00Z') },
  })
  const now = () => new Date('2027-12-15T17:00:00Z')
  return { ...story, candor: { ...candor, now }, toveId: tove.personId }
}

async function chapter(candor: Candor, policyId: string, { reach, at, publish }: Chapter): Promise<void> {
  const { draft } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const entries = [{ question: 'reach', typed: [reach], started: markOf(draft.answers.reach) }]
  valueOf(await saveAnswers(deskOf(candor, amara, { at }), { policyId, revision: draft.revision, entries }))
  const { draft: saved } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const { ordinal } = valueOf(
    await submitVersion(deskOf(candor, amara, { at }), {
      ...{ policyId, revision: saved.revision, note: 'Please look.', changeNote: 'What changed.' },
      ...{
        path: { kind: 'steps', steps: [stepOfPeople([ben.id, ruth.id])] },
        dueOn: null,
        acceptsGaps: true,
      },
    }),
  )
  const version = await versionOf(candor, policyId, ordinal)
  const word = aWord(version, { changeClass: publish.changeClass })
  for (const person of [ben, ruth]) valueOf(await decideVersion(deskOf(candor, person, { at }), word))
  const request = { changeNote: 'What changed.', effectiveAt: null, campaign: null, ...publish }
  valueOf(await publishVersion(deskOf(candor, amara, { at }), { versionId: version.id, ...request }))
}

async function acknowledged(candor: Candor, slug: string, person: Person, moment: string): Promise<void> {
  const at = new Date(moment)
  const [asked] = await listAskedOf(candor.db, { personId: person.id, at })
  if (!asked) throw new Error(`${person.name} is not asked.`)
  const { campaignId, versionId, fingerprint } = asked
  valueOf(
    await acknowledge(deskOf(candor, person, { at }), {
      policySlug: slug,
      campaignId,
      versionId,
      fingerprint,
    }),
  )
}

async function groupsOf(
  candor: Candor,
  person: Person,
  { shown, chosen, at }: { shown: string[]; chosen: string[]; at: string },
): Promise<void> {
  const form = { personId: person.id, shown, chosen, newGroup: '' }
  valueOf(await changeGroups(deskOf(candor, nadia, { at: new Date(at) }), form))
}

async function renamed(
  candor: Candor,
  person: Person,
  { at, ...details }: { name: string; department: string; at: string },
): Promise<void> {
  const { revision } = (await findPerson(candor.db, person.id)) ?? { revision: 0 }
  const desk = deskOf(candor, nadia, { at: new Date(at) })
  valueOf(await changePerson(desk, { personId: person.id, jobTitle: '', phone: '', revision, ...details }))
}
