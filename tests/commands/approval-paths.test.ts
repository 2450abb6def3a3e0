// Approval paths at work: who is asked in which step, who stands aside, who is named instead, on both engines.
import { describe, expect, test } from 'vitest'
import { takeSuggestion } from '../../app/commands/decide-suggestion'
import { decideVersion } from '../../app/commands/decide-version'
import {
  archiveApprovalPath,
  changeApprovalPath,
  createApprovalPath,
} from '../../app/commands/keep-approval-path'
import { nameApprover } from '../../app/commands/name-approver'
import { withdrawSubmission } from '../../app/commands/withdraw-submission'
import type { Candor } from '../../app/context'
import { stepOfPeople, type PathAsks, type PathStep } from '../../app/governance/approval-path'
import type { Person, Role } from '../../app/domain/person'
import { listApprovalPaths } from '../../db/approval-paths'
import { listDecisionsDue, listWaitingFor } from '../../db/decisions'
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { grantRoles } from '../../db/people'
import { findRoundOfVersion } from '../../db/rounds'
import { transact } from '../../db/transaction'
import { aSuggestion } from '../commenting'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { anAnswer, aPolicy, approve, aWord, submit, versionOf } from '../policies'

const some = (needed: number) => ({ kind: 'some', needed }) as const
const role = (departmentId: string | null, departmentName = ''): PathAsks => ({
  kind: 'role',
  role: 'approver',
  departmentId,
  departmentName,
})

function aStep(title: string, asks: PathAsks, change: Partial<PathStep> = {}): PathStep {
  return { title, rule: { kind: 'all' }, asks, dueInDays: null, ...change }
}

async function give(candor: Candor, person: Person, granted: Role): Promise<void> {
  const grant = { personId: person.id, roles: [granted], grantedBy: null, at: noon }
  await transact(candor.db, (trx) => grantRoles(trx, grant))
}

async function moved(candor: Candor, person: Person, department: string): Promise<string> {
  return transact(candor.db, async (trx) => {
    const departmentId = await ensureDepartment(trx, department, noon)
    await moveToDepartment(trx, { personId: person.id, departmentId, at: noon })
    return departmentId
  })
}

async function addressesMailed(candor: Candor): Promise<string[]> {
  const mail = await candor.db.selectFrom('outbox').select('address').orderBy('id').execute()
  return mail.map(({ address }) => address)
}

async function inReview(candor: Candor, steps: PathStep[]) {
  const { policyId } = await aPolicy(candor)
  valueOf(await submit(candor, policyId, { steps }))
  return versionOf(candor, policyId, 1)
}

onBothEngines('a path of steps', (engine) => {
  test('asks one step after the other, and tells each when it is their turn', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [
      aStep('Legal', { kind: 'people', people: [ben.id] }, { dueInDays: 3 }),
      aStep('Leadership', { kind: 'people', people: [ruth.id, nadia.id] }, { rule: { kind: 'any' } }),
    ])
    expect(await addressesMailed(candor)).toEqual([ben.email])
    expect(await listWaitingFor(candor.db, ruth.id, noon)).toEqual([])
    expect(await listWaitingFor(candor.db, ben.id, noon)).toMatchObject([{ dueOn: '2026-11-27' }])
    expect(await approve(candor, version, ruth)).toMatchObject({ rule: 'not-asked' })
    expect(valueOf(await approve(candor, version, ben))).toEqual({ roundOutcome: null })
    expect((await addressesMailed(candor)).slice(1).toSorted()).toEqual([nadia.email, ruth.email].toSorted())
    expect(await listWaitingFor(candor.db, ruth.id, noon)).toHaveLength(1)
    expect(valueOf(await approve(candor, version, nadia))).toEqual({ roundOutcome: 'approved' })
  })

  test('asks the holders of a role in a department as they are when it opens, for good', async () => {
    const candor = await anInstance(engine)
    const legal = await moved(candor, ben, 'Legal')
    const version = await inReview(candor, [aStep('Legal', role(legal, 'Legal'))])
    await moved(candor, ruth, 'Legal')
    await moved(candor, ben, 'Events')
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.steps).toMatchObject([{ approvers: [ben.id], asks: { departmentName: 'Legal' } }])
    expect(valueOf(await approve(candor, version, ben))).toEqual({ roundOutcome: 'approved' })
  })

  test('says who is asked now and by when, for reminders', async () => {
    const candor = await anInstance(engine)
    const people: PathAsks = { kind: 'people', people: [ben.id, ruth.id] }
    const version = await inReview(candor, [aStep('Both', people, { dueInDays: 2 })])
    valueOf(await approve(candor, version, ben))
    const { due, after } = await listDecisionsDue(candor.db, { at: noon, limit: 50 })
    expect(due).toMatchObject([{ personId: ruth.id, dueOn: '2026-11-26', ordinal: 1, inPlaceOf: null }])
    expect(after).toBeNull()
  })
})

onBothEngines('standing aside', (engine) => {
  test('is a row of its own, and the author names somebody in that place', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [stepOfPeople([ben.id])])
    const recusal = aWord(version, { outcome: 'recused', comment: 'My sister runs it.', changeClass: null })
    expect(valueOf(await decideVersion(deskOf(candor, ben), recusal))).toEqual({ roundOutcome: null })
    expect((await addressesMailed(candor)).at(-1)).toBe(amara.email)
    const stuck = await findRoundOfVersion(candor.db, version.id)
    expect(stuck).toMatchObject({
      outcome: null,
      decisions: [{ outcome: 'recused', comment: 'My sister runs it.' }],
    })

    const named = { versionId: version.id, stepId: stuck?.steps[0]?.id ?? '', inPlaceOf: ben.id }
    expect(await nameApprover(deskOf(candor, amara), { ...named, personId: amara.id })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
    })
    expect(await nameApprover(deskOf(candor, amara), { ...named, personId: joel.id })).toMatchObject({
      rule: 'not-an-approver',
    })
    expect(await nameApprover(deskOf(candor, ben), { ...named, personId: ruth.id })).toMatchObject({
      rule: 'not-an-author',
    })
    valueOf(await nameApprover(deskOf(candor, amara), { ...named, personId: ruth.id }))
    expect((await addressesMailed(candor)).at(-1)).toBe(ruth.email)
    expect(valueOf(await approve(candor, version, ruth))).toEqual({ roundOutcome: 'approved' })
    expect(await ledgerActionsOf(candor.db)).toContain('approver.named')
  })

  test('a place is not given away while its holder can still answer', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [stepOfPeople([ben.id])])
    const stepId = (await findRoundOfVersion(candor.db, version.id))?.steps[0]?.id ?? ''
    const named = { versionId: version.id, stepId, personId: ruth.id, inPlaceOf: ben.id }
    expect(await nameApprover(deskOf(candor, amara), named)).toMatchObject({ rule: 'place-not-free' })
  })

  test('somebody who left is replaced, and not waited for any more', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [stepOfPeople([ben.id, ruth.id])])
    valueOf(await approve(candor, version, ruth))
    await candor.db
      .updateTable('people')
      .set({ left_at: noon.toISOString() })
      .where('id', '=', ben.id)
      .execute()
    const stepId = (await findRoundOfVersion(candor.db, version.id))?.steps[0]?.id ?? ''
    const named = { versionId: version.id, stepId, personId: nadia.id, inPlaceOf: ben.id }
    valueOf(await nameApprover(deskOf(candor, amara), named))
    expect(valueOf(await approve(candor, version, nadia))).toEqual({ roundOutcome: 'approved' })
  })
})

onBothEngines('taking a submission back', (engine) => {
  test('voids the round with its reason and tells the approvers; the same text can be sent again', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [stepOfPeople([ben.id])])
    const wish = { versionId: version.id, reason: '' }
    expect(await withdrawSubmission(deskOf(candor, amara), wish)).toMatchObject({ rule: 'reason-required' })
    expect(await withdrawSubmission(deskOf(candor, ben), { ...wish, reason: 'No.' })).toMatchObject({
      rule: 'not-an-author',
    })
    valueOf(await withdrawSubmission(deskOf(candor, amara), { ...wish, reason: 'A date is wrong.' }))
    expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({
      outcome: 'voided',
      closedBecause: 'Amara Okafor took it back: A date is wrong.',
    })
    expect((await addressesMailed(candor)).at(-1)).toBe(ben.email)
    expect(await approve(candor, version, ben)).toMatchObject({ rule: 'round-closed' })
    expect(await submit(candor, version.policyId)).toMatchObject({ ok: true })
  })

  test('is refused once the last approval is in', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [stepOfPeople([ben.id])])
    valueOf(await approve(candor, version, ben))
    const wish = { versionId: version.id, reason: 'A date is wrong.' }
    expect(await withdrawSubmission(deskOf(candor, amara), wish)).toMatchObject({ rule: 'round-closed' })
  })
})

onBothEngines('presets', (engine) => {
  test('are kept, changed and put away by administrators', async () => {
    const candor = await anInstance(engine)
    const wish = { name: 'Leadership', steps: [aStep('Leadership', role(null))] }
    expect(await createApprovalPath(deskOf(candor, amara), wish)).toMatchObject({ rule: 'not-allowed' })
    expect(await createApprovalPath(deskOf(candor, nadia), { ...wish, name: ' ' })).toMatchObject({
      rule: 'no-name',
    })
    const { id } = valueOf(await createApprovalPath(deskOf(candor, nadia), wish))
    valueOf(await changeApprovalPath(deskOf(candor, nadia), { ...wish, id, revision: 1, name: 'The top' }))
    const stale = { ...wish, id, revision: 1 }
    expect(await changeApprovalPath(deskOf(candor, nadia), stale)).toMatchObject({
      rule: 'changed-meanwhile',
    })
    expect(await listApprovalPaths(candor.db, 'in-use')).toMatchObject([{ name: 'The top', revision: 2 }])
    valueOf(await archiveApprovalPath(deskOf(candor, nadia), { id, revision: 2 }))
    expect(await listApprovalPaths(candor.db, 'in-use')).toEqual([])
    const { policyId } = await aPolicy(candor)
    const path = { kind: 'preset', pathId: id } as const
    expect(await submit(candor, policyId, { path })).toMatchObject({ rule: 'no-path' })
  })

  test('leave out whoever wrote the text, and are refused with the names when nobody is left', async () => {
    const candor = await anInstance(engine)
    await give(candor, amara, 'approver')
    const keep = async (name: string, asks: PathAsks, change: Partial<PathStep> = {}) => {
      const steps = [aStep(name, asks, change)]
      const { id } = valueOf(await createApprovalPath(deskOf(candor, nadia), { name, steps }))
      return { kind: 'preset', pathId: id } as const
    }
    const everybody = await keep('Everybody', role(null))
    const alone = await keep('Her alone', { kind: 'people', people: [amara.id] })
    const two = await keep('Two of two', { kind: 'people', people: [amara.id, ben.id] }, { rule: some(2) })
    const { policyId } = await aPolicy(candor)
    expect(await submit(candor, policyId, { path: alone })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
      sentence: expect.stringContaining('Amara Okafor'),
    })
    expect(await submit(candor, policyId, { path: two })).toMatchObject({ rule: 'more-needed-than-asked' })
    valueOf(await submit(candor, policyId, { path: everybody }))
    const version = await versionOf(candor, policyId, 1)
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.steps[0]?.approvers.toSorted()).toEqual([ben.id, ruth.id].toSorted())
    expect(round?.pathName).toBe('Everybody')
  })
})

describe('whoever wrote the text', () => {
  test('stays its editor when it was sent back and somebody else sends it again', async () => {
    const candor = await anInstance()
    await give(candor, maria, 'author')
    await give(candor, maria, 'approver')
    const { policyId } = await aPolicy(candor)
    await anAnswer(candor, policyId, 'parents', { ...maria, roles: ['author'] })
    valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
    const first = await versionOf(candor, policyId, 1)
    const back = aWord(first, { outcome: 'sent-back', comment: 'Shorter.', changeClass: null })
    valueOf(await decideVersion(deskOf(candor, ben), back))
    await anAnswer(candor, policyId, 'neighbours')
    expect(await submit(candor, policyId, { approvers: [maria.id] })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
    })
  })

  test('and whoever takes a suggestion is one of its editors, asked by a preset or by hand', async () => {
    const candor = await anInstance()
    const { policyId } = await aPolicy(candor)
    const threadId = await aSuggestion(candor, policyId, ruth)
    valueOf(await takeSuggestion(deskOf(candor, nadia), { policyId, threadId, text: '' }))
    for (const taker of [nadia, ruth])
      expect(await submit(candor, policyId, { approvers: [taker.id] })).toMatchObject({
        rule: 'author-cannot-approve-own-version',
      })
    const asks = { kind: 'role', role: 'administrator', departmentId: null, departmentName: '' } as const
    expect(await submit(candor, policyId, { steps: [aStep('Administrators', asks)] })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
      sentence: expect.stringContaining('Nadia Rahman'),
    })
  })

  test('a note for readers is written with every submission', async () => {
    const candor = await anInstance()
    const { policyId } = await aPolicy(candor)
    expect(await submit(candor, policyId, { changeNote: ' ' })).toMatchObject({
      rule: 'change-note-required',
    })
  })

  test('a first version is material, whatever an approver says', async () => {
    const candor = await anInstance()
    const version = await inReview(candor, [stepOfPeople([ben.id])])
    const lighter = aWord(version, { changeClass: 'editorial', comment: 'Nothing new.' })
    expect(await decideVersion(deskOf(candor, ben), lighter)).toMatchObject({ rule: 'first-is-material' })
    expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ proposedClass: 'material' })
  })
})
