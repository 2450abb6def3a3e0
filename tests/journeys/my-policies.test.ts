// My policies on a phone without JavaScript: what changed first, the statement, a copy to take away, and a refusal that is an answer.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { acknowledge } from '../../app/commands/acknowledge'
import { editClause } from '../../app/commands/edit-clause'
import { openDraft } from '../../app/commands/open-draft'
import { publishVersion } from '../../app/commands/publish-version'
import { submitVersion } from '../../app/commands/submit-version'
import { editMark } from '../../app/domain/draft'
import { stepOfPeople } from '../../app/governance/approval-path'
import {
  approve,
  aPlace,
  aVersionInReview,
  removePlace,
  valueOf,
  type Place,
  type Sent,
} from '../../bin/stress/a-place'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { hashPassword } from '../../app/identity/password-hash'
import { updatePasswordHash } from '../../db/people'
import { transact } from '../../db/transaction'
import { anAskedCampaign } from '../asked'
import { shippedLibrary } from '../shipped-library'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { heading, password } from './visitors'
import { weigh } from './weight'

const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

let place: Place
let product: RunningProduct
let browser: Browser
let reader: Visitor

beforeAll(async () => {
  place = await aPlace({ staff: 0, library: await shippedLibrary() })
  const first = await aVersionInReview(place, 'Social media policy', 'employee-social-media')
  await published(first)
  const campaignId = await asked([first])
  const statement = { policySlug: first.slug, campaignId, ...first }
  valueOf(await acknowledge(place.desk(place.by.staff), statement))
  const second = await nextVersion(first)
  const other = await aVersionInReview(place, 'Rules of the house', 'house-rules')
  await published(other)
  await asked([second, other])
  const hash = await hashPassword(password)
  await transact(place.candor.db, (trx) => updatePasswordHash(trx, place.by.staff.id, hash))
  product = await startServer(place.folder)
  browser = await openBrowser()
  reader = await aVisitor(browser, product.url, { width: 390, dark: true, plain: true })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await place?.close()
  if (place) await removePlace(place.folder)
})

async function published(version: Sent, changeNote = 'The first one.'): Promise<void> {
  await approve(place, version)
  const request = { changeClass: 'material', changeNote, effectiveAt: null, campaign: null } as const
  valueOf(await publishVersion(place.desk(place.by.author), { ...request, versionId: version.versionId }))
}

function asked(versions: Sent[]): Promise<string> {
  const { author, staff } = place.by
  return anAskedCampaign(place.candor, {
    versions: versions.map(({ versionId: id, policyId }) => ({ id, policyId })),
    people: [staff],
    campaign: { due_on: soon, launched_by: author.id, launched_by_name: author.name },
  })
}

/** The same policy with other words in its first section. */
async function nextVersion(before: Sent): Promise<Sent> {
  const { candor, desk, by } = place
  const { policyId } = before
  const { draft, document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const [clause] = document.clauses
  if (!clause) throw new Error('The policy has no section.')
  valueOf(
    await editClause(desk(by.author), {
      ...{ policyId, clauseId: clause.id, started: editMark(draft, clause.id), heading: clause.heading },
      ...{ markdown: 'You must answer every question within one working day.', losses: '' },
    }),
  )
  const { draft: edited } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const path = { kind: 'steps', steps: [stepOfPeople([by.approver.id])] } as const
  const changeNote = 'Questions get an answer within a working day.'
  valueOf(
    await submitVersion(desk(by.author), {
      ...{ policyId, revision: edited.revision, path, note: '', changeNote, dueOn: null, acceptsGaps: true },
    }),
  )
  const { id: versionId, fingerprint } = await candor.db
    .selectFrom('versions')
    .select(['id', 'fingerprint'])
    .where('policy_id', '=', policyId)
    .orderBy('ordinal', 'desc')
    .executeTakeFirstOrThrow()
  const next = { ...before, versionId, fingerprint }
  await published(next, changeNote)
  return next
}

test('a returning reader sees what changed, acknowledges, takes a copy, and declines another policy', async () => {
  const { page, context, complaints } = reader
  await page.goto('/')
  await page.getByLabel('E-mail address').fill(place.by.staff.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  const main = page.getByRole('main')
  const front = await main.innerText()
  expect(front).toContain('New since you acknowledged 1.0: Questions get an answer within a working day.')
  expect(front).toMatch(/about \d+ minutes?/)
  expect(front).toContain('My policies')

  await page.getByRole('link', { name: /^Read it.*Social media policy/ }).click()
  expect(await heading(page)).toBe('Social media policy')
  const text = await main.innerText()
  const order = [
    'What changed since you acknowledged 1.0',
    'within one working day',
    'The whole policy',
    'Your statement',
  ]
  const places = order.map((words) => text.indexOf(words))
  expect(places.every((found) => found >= 0)).toBe(true)
  expect([...places].sort((one, other) => one - other)).toEqual(places)
  expect(await main.locator('#changed ins').count()).toBeGreaterThan(0)

  const fresh = await aVisitor(browser, product.url, { width: 390 })
  await fresh.context.addCookies(await context.cookies())
  const weight = await weigh(fresh.page, new URL(page.url()).pathname)
  await fresh.context.close()
  console.log(`What changed and the whole policy: ${weight.bytes} bytes besides fonts.`)
  expect(weight.bytes).toBeLessThan(60_000)
  expect(weight.script).toBe(0)

  await page.getByRole('button', { name: 'Acknowledge 2.0' }).click()
  await page.waitForURL(/done=acknowledged/)
  expect(await main.innerText()).toContain('Your acknowledgement of 2.0 is recorded.')
  const copy = await page.getByRole('link', { name: 'Download as Word' }).getAttribute('href')
  const file = await context.request.get(new URL(copy ?? '', product.url).href)
  expect(file.headers()['content-type']).toContain('wordprocessingml')
  const receipt = await page.getByRole('link', { name: 'Your receipt' }).getAttribute('href')
  expect(await (await context.request.get(new URL(receipt ?? '', product.url).href)).text()).toContain(
    'acknowledged 2.0',
  )

  await page.getByRole('link', { name: /^Next: Rules of the house 1\.0/ }).click()
  await page.getByRole('link', { name: 'Decline, and say why' }).click()
  await page.getByRole('button', { name: 'Decline 1.0' }).click()
  expect(await main.innerText()).toContain('Say in a sentence why.')
  await page.getByLabel('Why do you decline?').fill('It speaks of a house we do not have.')
  await page.getByRole('button', { name: 'Decline 1.0' }).click()
  await page.waitForURL(/done=declined/)
  const done = await main.innerText()
  expect(done).toContain('Your refusal is recorded.')
  expect(done).toContain('Nothing else waits for you.')

  await page.goto('/')
  const after = await main.innerText()
  expect(after).toContain('Nothing. Whatever needs your word appears here.')
  expect(after).toMatch(/Acknowledged 2\.0 on /)
  expect(after).toMatch(/Declined on /)
  expect(complaints).toEqual([])
})
