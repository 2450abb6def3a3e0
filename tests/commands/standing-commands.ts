// The commands about dates and endings, each once: what must be there before, and the call itself.
import { endCalendarLink, makeCalendarLink } from '../../app/commands/calendar-link'
import { changeOwner } from '../../app/commands/change-owner'
import { changeReview } from '../../app/commands/change-review'
import { nameHead } from '../../app/commands/name-head'
import { cancelPlan, planPublication } from '../../app/commands/plan-publication'
import { publishInEmergency } from '../../app/commands/publish-in-emergency'
import { reaffirmVersion } from '../../app/commands/reaffirm-version'
import { retirePolicy } from '../../app/commands/retire-policy'
import { withdrawVersion } from '../../app/commands/withdraw-version'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import { listDepartments } from '../../db/departments'
import { deskOf, valueOf } from '../instance'
import { amara, ben, maria, nadia, ruth } from '../people'
import { anApprovedVersion, aPolicy, publish, submit, versionOf } from '../policies'
import type { CommandRow } from './command-row'

const everyone = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2026-12-04' } as const
const emergencyPublisher = { ...maria, roles: [...maria.roles, 'emergency-publisher' as const] }

export const standingCommands: readonly CommandRow[] = [
  {
    command: 'withdrawVersion',
    async arrange(candor) {
      // Published in an emergency, so that its round ends with it and its approvers are told.
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      const { id: versionId } = await versionOf(candor, policyId, 1)
      valueOf(await publishInEmergency(deskOf(candor, emergencyPublisher), anEmergency(versionId)))
      return (now, once) => withdrawVersion(deskOf(now, amara, { once }), { versionId, reason: 'A mistake.' })
    },
  },
  {
    command: 'retirePolicy',
    async arrange(candor) {
      const { policyId } = await aPlan(candor)
      return (now, once) => retirePolicy(deskOf(now, amara, { once }), { policyId, reason: 'Over.' })
    },
  },
  {
    command: 'reaffirmVersion',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id, fingerprint } = await anApprovedVersion(candor, policyId)
      valueOf(await publish(candor, { ...(await versionOf(candor, policyId, 1)), id }))
      const form = { policyId, fingerprint, note: 'No law changed.', due: '' }
      return (now, once) => reaffirmVersion(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'changeReview',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const typed = { policyId, due: '2027-11-24', every: '6' }
      return (now, once) => changeReview(deskOf(now, amara, { once }), typed)
    },
  },
  {
    command: 'changeOwner',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      return (now, once) => changeOwner(deskOf(now, amara, { once }), { policyId, ownerId: ruth.id })
    },
  },
  {
    command: 'publishInEmergency',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
      const { id: versionId } = await versionOf(candor, policyId, 1)
      const asked = { ...anEmergency(versionId), campaign: everyone }
      return (now, once) => publishInEmergency(deskOf(now, emergencyPublisher, { once }), asked)
    },
  },
  {
    command: 'planPublication',
    async arrange(candor) {
      const { policyId } = await aPolicy(candor)
      const { id: versionId } = await anApprovedVersion(candor, policyId)
      return (now, once) => planPublication(deskOf(now, amara, { once }), aPlanOf(versionId))
    },
  },
  {
    command: 'cancelPlan',
    async arrange(candor) {
      const { policyId } = await aPlan(candor)
      return (now, once) => cancelPlan(deskOf(now, amara, { once }), { policyId, reason: 'Not yet.' })
    },
  },
  {
    command: 'nameHead',
    async arrange(candor) {
      const [department] = await listDepartments(candor.db)
      const wish = { departmentId: department?.id ?? '', headId: maria.id }
      return (now, once) => nameHead(deskOf(now, nadia, { once }), wish)
    },
  },
  {
    command: 'makeCalendarLink',
    arrange: async () => (now, once) => makeCalendarLink(deskOf(now, amara, { once })),
  },
  {
    command: 'endCalendarLink',
    async arrange(candor) {
      valueOf(await makeCalendarLink(deskOf(candor, amara)))
      return (now, once) => endCalendarLink(deskOf(now, amara, { once }))
    },
  },
]

function anEmergency(versionId: string) {
  const said = { reason: 'An account was taken over.', changeNote: '', changeClass: 'material' } as const
  return { versionId, ...said, campaign: null }
}

function aPlanOf(versionId: string) {
  const publishAt = new Date('2026-12-01T09:00:00.000Z')
  return { versionId, changeClass: 'material', changeNote: 'New.', publishAt, campaign: null } as const
}

async function aPlan(candor: Candor) {
  const policy = await aPolicy(candor)
  const { id } = await anApprovedVersion(candor, policy.policyId)
  valueOf(await planPublication(deskOf(candor, amara), aPlanOf(id)))
  return policy
}
