// The pages of approvals: submission, decision, the round under way, presets and delegations; forms come back with everything typed.
import { expect, test } from 'vitest'
import * as delegation from '../../app/routes/account_.delegation'
import * as decision from '../../app/routes/policies.$slug.versions.$ordinal.decision'
import * as round from '../../app/routes/policies.$slug.versions.$ordinal.round'
import * as submission from '../../app/routes/policies.$slug.submission'
import * as paths from '../../app/routes/settings_.approval-paths._index'
import * as onePath from '../../app/routes/settings_.approval-paths.$id'
import * as newPath from '../../app/routes/settings_.approval-paths.new'
import { decideVersion } from '../../app/commands/decide-version'
import { giveDelegation } from '../../app/commands/give-delegation'
import { createApprovalPath } from '../../app/commands/keep-approval-path'
import type { Candor } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import { listApprovalPaths } from '../../db/approval-paths'
import { findRoundOfVersion } from '../../db/rounds'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, ben, nadia, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, aWord, publish, submit, versionOf } from '../policies'
import { aForm, aGet, drawnPage } from './drawn-page'

type Form = { typed: Record<string, string>; rule: string }

function cameBack(answer: unknown): { status: number | undefined; form: Form } {
  const { data, init } = answer as { data: Form; init: { status?: number } | null }
  return { status: init?.status, form: data }
}

async function aDraft(): Promise<{ candor: Candor; slug: string; policyId: string }> {
  const candor = await anInstance()
  return { candor, ...(await aPolicy(candor)) }
}

test('the author sees the proposed kind of change with its grounds, and presets with whom they ask', async () => {
  const { candor, slug } = await aDraft()
  const steps = [stepOfPeople([ben.id, ruth.id])]
  valueOf(await createApprovalPath(deskOf(candor, nadia), { name: 'Both', steps }))
  const given = { context: contextOf(candor, amara), params: { slug }, request: aGet('/') }
  const page = drawnPage(submission.default, await submission.loader(given))
  expect(page.text).toContain('It is the first version, so all of it is new to its readers.')
  expect(page.getByRole('radio', { name: /Both/ })).toBeTruthy()
  expect(page.text).toContain('Approval, all 2 must approve: Ben Adeyemi and Ruth Keller.')
})

test('a step is added and removed without a script, and nothing typed is lost', async () => {
  const { candor, slug } = await aDraft()
  const given = (fields: Record<string, string>) => ({
    context: contextOf(candor, amara),
    params: { slug },
    request: aForm('/', fields),
  })
  const fields = { 'step-count': '1', 'step-0-title': 'Legal', changeNote: 'New.', press: 'add-step' }
  const more = cameBack(await submission.action(given(fields)))
  expect(more.status).toBe(200)
  const data = await submission.loader({ ...given({}), request: aGet('/') })
  const page = drawnPage(submission.default, data, more.form)
  expect(page.getByRole('group', { name: 'Step 2' })).toBeTruthy()
  expect(page.text).toContain('New.')
  const less = { ...fields, 'step-count': '2', 'step-1-title': 'Top', press: 'remove-step-0' }
  const rest = drawnPage(submission.default, data, cameBack(await submission.action(given(less))).form)
  expect(rest.queryByRole('group', { name: 'Step 2' })).toBeNull()
})

test('who will be asked is drawn before it is sent', async () => {
  const { candor, slug } = await aDraft()
  const fields = { 'step-0-title': 'Legal', 'step-0-people': ben.id, press: 'preview' }
  const given = { context: contextOf(candor, amara), params: { slug } }
  const answer = cameBack(await submission.action({ ...given, request: aForm('/', fields) }))
  const data = await submission.loader({ ...given, request: aGet('/') })
  const page = drawnPage(submission.default, data, answer.form)
  expect(page.getByRole('list', { name: 'Who will be asked' }).textContent).toContain('Ben Adeyemi')
})

test('an approver chooses the kind of change anew: nothing is chosen for them', async () => {
  const { candor, slug, policyId } = await aDraft()
  valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
  await anAnswer(candor, policyId, 'members')
  valueOf(await submit(candor, policyId, { changeNote: 'Members too.' }))
  const version = await versionOf(candor, policyId, 2)
  const given = { context: contextOf(candor, ben), params: { slug, ordinal: '2' } }
  const data = await decision.loader({ ...given, request: aGet('/') })
  const page = drawnPage(decision.default, data)
  expect(page.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)).toEqual([])
  expect(page.text).toContain('Members too.')
  const fields = { word: 'approved', comment: 'Yes.', fingerprint: version.fingerprint }
  const answer = cameBack(await decision.action({ ...given, request: aForm('/', fields) }))
  expect(answer).toMatchObject({ status: 422, form: { rule: 'class-required', typed: { comment: 'Yes.' } } })
})

test('the page draws where it stands, also for somebody who decides in another’s place', async () => {
  const { candor, slug, policyId } = await aDraft()
  const steps = [stepOfPeople([ben.id]), { ...stepOfPeople([ruth.id]), title: 'Leadership' }]
  valueOf(await submit(candor, policyId, { steps }))
  valueOf(await decideVersion(deskOf(candor, ben), aWord(await versionOf(candor, policyId, 1))))
  const days = { fromDay: '2026-11-24', untilDay: '2026-12-01', reason: 'On leave.' }
  valueOf(await giveDelegation(deskOf(candor, ruth), { ...days, fromId: ruth.id, toId: nadia.id }))
  const given = { context: contextOf(candor, nadia), params: { slug, ordinal: '1' }, request: aGet('/') }
  const page = drawnPage(decision.default, await decision.loader(given))
  expect(page.text).toContain('Step 2 of 2: Leadership')
  expect(page.getByRole('list', { name: 'The steps of this approval' }).textContent).toMatch(
    /Complete.*Approved.*Ben Adeyemi.*Now.*Asked.*Ruth Keller.*Nadia Rahman may answer in this place/,
  )
  expect(page.text).toContain('You decide in place of Ruth Keller, Managing director.')
  expect(page.text).toContain('approve it for the organisation, in place of Ruth Keller.')
  expect(page.queryByRole('button', { name: 'Stand aside' })).toBeNull()
})

test('a step that cannot go on says so, and its author names somebody or takes it back', async () => {
  const { candor, slug, policyId } = await aDraft()
  valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
  const version = await versionOf(candor, policyId, 1)
  const recusal = aWord(version, { outcome: 'recused', comment: 'My sister runs it.', changeClass: null })
  valueOf(await decideVersion(deskOf(candor, ben), recusal))
  const given = { context: contextOf(candor, amara), params: { slug, ordinal: '1' } }
  const page = drawnPage(round.default, await round.loader({ ...given, request: aGet('/') }))
  expect(page.text).toContain('This step cannot be completed by those who are left.')
  expect(page.getByRole('option', { name: 'In place of Ben Adeyemi' })).toBeTruthy()
  const stepId = (await findRoundOfVersion(candor.db, version.id))?.steps[0]?.id ?? ''
  const name = { press: 'name', step: stepId, person: ruth.id, inPlaceOf: ben.id }
  const answer = await round.action({ ...given, request: aForm('/', name) })
  expect((answer as Response).status).toBe(303)
  const back = cameBack(
    await round.action({ ...given, request: aForm('/', { press: 'withdraw', reason: '' }) }),
  )
  expect(back).toMatchObject({ status: 422, form: { rule: 'reason-required' } })
})

test('administrators keep a path, see it in the list, change it and put it away', async () => {
  const candor = await anInstance()
  const context = contextOf(candor, nadia)
  const fields = { name: 'Legal first', 'step-0-title': 'Legal', 'step-0-people': ben.id }
  const nobody = { name: 'Legal first', 'step-0-title': 'Legal' }
  const refused = cameBack(await newPath.action({ context, params: {}, request: aForm('/', nobody) }))
  expect(refused).toMatchObject({
    status: 422,
    form: { rule: 'no-approver', typed: { name: 'Legal first' } },
  })
  await newPath.action({ context, params: {}, request: aForm('/', fields) })
  const [kept] = await listApprovalPaths(candor.db, 'in-use')
  const list = drawnPage(paths.default, await paths.loader({ context, params: {}, request: aGet('/') }))
  expect(list.getByRole('link', { name: 'Legal first' }).getAttribute('href')).toContain(kept?.id)
  const at = { context, params: { id: kept?.id ?? '' } }
  const page = drawnPage(onePath.default, await onePath.loader({ ...at, request: aGet('/') }))
  expect((page.getByRole('checkbox', { name: /Ben Adeyemi/ }) as HTMLInputElement).checked).toBe(true)
  await onePath.action({ ...at, request: aForm('/', { ...fields, revision: '1', press: 'archive' }) })
  expect(await listApprovalPaths(candor.db, 'archived')).toMatchObject([{ name: 'Legal first' }])
})

test('the minutes of a proof come back when they are none', async () => {
  const candor = await anInstance()
  const given = { context: contextOf(candor, nadia), params: {} }
  const fields = { proofMinutes: 'many', revision: '0' }
  const answer = cameBack(await paths.action({ ...given, request: aForm('/', fields) }))
  expect(answer.status).toBe(422)
})

test('a delegation is given, listed on both sides, and ended', async () => {
  const candor = await anInstance()
  const given = { context: contextOf(candor, ruth), params: {} }
  const fields = { to: ben.id, fromDay: '2026-11-24', untilDay: '2026-12-01', reason: '' }
  const refused = cameBack(await delegation.action({ ...given, request: aForm('/', fields) }))
  expect(refused).toMatchObject({ status: 422, form: { typed: { untilDay: '2026-12-01' } } })
  await delegation.action({ ...given, request: aForm('/', { ...fields, reason: 'On leave.' }) })
  const his = { context: contextOf(candor, ben), params: {}, request: aGet('/') }
  const page = drawnPage(delegation.default, await delegation.loader(his))
  expect(page.getByRole('table', { name: 'In whose place you decide' }).textContent).toContain(
    '24 November 2026 to 1 December 2026',
  )
})
