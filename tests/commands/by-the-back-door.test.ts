// Roads around the rules of approval: a place given away, and a kind of change that looks lighter than it is.
import { expect, test } from 'vitest'
import { decideVersion } from '../../app/commands/decide-version'
import { giveDelegation } from '../../app/commands/give-delegation'
import { nameApprover } from '../../app/commands/name-approver'
import { publishInEmergency } from '../../app/commands/publish-in-emergency'
import { withdrawVersion } from '../../app/commands/withdraw-version'
import { grantRoles } from '../../db/people'
import { findRoundOfVersion } from '../../db/rounds'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, maria, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, aWord, publish, submit, versionOf } from '../policies'

onBothEngines('by the back door', (engine) => {
  test('whoever published in an emergency cannot have it approved in their place', async () => {
    const candor = await anInstance(engine)
    const roles = ['emergency-publisher', 'approver'] as const
    await transact(candor.db, (trx) =>
      grantRoles(trx, { personId: maria.id, roles: [...roles], grantedBy: null, at: noon }),
    )
    const mariaNow = { ...maria, roles: [...maria.roles, ...roles] }
    const { policyId } = await aPolicy(candor)
    valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
    const version = await versionOf(candor, policyId, 1)
    const emergency = {
      versionId: version.id,
      changeNote: '',
      changeClass: 'material',
      campaign: null,
    } as const
    valueOf(await publishInEmergency(deskOf(candor, mariaNow), { ...emergency, reason: 'Now.' }))
    const stepId = (await findRoundOfVersion(candor.db, version.id))?.steps[0]?.id ?? ''
    const named = { versionId: version.id, stepId, personId: maria.id, inPlaceOf: null }
    valueOf(await nameApprover(deskOf(candor, amara), named))
    const days = { fromDay: '2026-11-24', untilDay: '2026-11-30', reason: 'On leave' }
    valueOf(await giveDelegation(deskOf(candor, mariaNow), { ...days, fromId: maria.id, toId: ruth.id }))
    const word = aWord(version, { inPlaceOf: maria.id })
    expect(await decideVersion(deskOf(candor, ruth), word)).toMatchObject({
      rule: 'emergency-publisher-cannot-approve',
      sentence: expect.stringContaining('nobody may approve it for them'),
    })
  })

  test('a duty that was withdrawn before its day is as material when it comes again with another comma', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
    await anAnswer(candor, policyId, 'parents, and you must ask them first')
    const second = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, second, { effectiveAt: minutesLater(60 * 24) }))
    const reason = 'Not like this.'
    valueOf(await withdrawVersion(deskOf(candor, amara), { versionId: second.id, reason }))
    await anAnswer(candor, policyId, 'parents and you must ask them first')
    valueOf(await submit(candor, policyId))
    const third = await versionOf(candor, policyId, 3)
    expect(await findRoundOfVersion(candor.db, third.id)).toMatchObject({ proposedClass: 'material' })
  })
})
