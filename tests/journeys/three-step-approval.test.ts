// A three-step approval on a phone: all of two, two of three, and a role; one stands aside, one proves anew who she is.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPolicy } from '../../app/commands/create-policy'
import { hashPassword } from '../../app/identity/password-hash'
import { insertPerson, updatePasswordHash } from '../../db/people'
import { transact } from '../../db/transaction'
import { aPlace, valueOf, type Place } from '../../bin/stress/a-place'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { shippedLibrary } from '../shipped-library'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, nameFaults, widthFaults } from './inspection'
import { password } from './visitors'

const approvers = ['Ana Duarte', 'Bo Lindqvist', 'Cem Aydin', 'Dot Marsh', 'Eli Nakamura'] as const
type Name = (typeof approvers)[number]

let place: Place
let product: RunningProduct
let browser: Browser
let author: Visitor
let slug = ''
const complaints: string[] = []

beforeAll(async () => {
  place = await aPlace({ staff: 0, library: await shippedLibrary() })
  const hash = await hashPassword(password)
  const { db } = place.candor
  await transact(db, (trx) => updatePasswordHash(trx, place.by.author.id, hash))
  await db.updateTable('governance').set({ proof_minutes: 15 }).execute()
  for (const name of approvers) {
    const person = { name, email: emailOf(name), jobTitle: 'Head of something', passwordHash: hash }
    await transact(db, (trx) =>
      insertPerson(trx, { ...person, roles: ['approver'], grantedBy: null, at: new Date() }),
    )
  }
  const wish = { templateId: 'employee-social-media', title: 'Social media policy' }
  slug = valueOf(await createPolicy(place.desk(place.by.author), wish)).slug
  product = await startServer(place.folder)
  browser = await openBrowser()
  // The author builds the path without JavaScript.
  author = await aVisitor(browser, product.url, { width: 390, plain: true })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await place?.close()
})

function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
}

async function enter(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** An approver on a phone, on the page where they decide. */
async function atTheDecision(name: Name): Promise<Page> {
  const visitor = await aVisitor(browser, product.url, { width: 390 })
  await enter(visitor.page, emailOf(name))
  await visitor.page.getByRole('link', { name: /^Read and decide/ }).click()
  await visitor.page.getByRole('heading', { name: 'Your decision' }).waitFor()
  complaints.push(...visitor.complaints)
  return visitor.page
}

async function approveAs(name: Name): Promise<void> {
  const page = await atTheDecision(name)
  await page.getByRole('button', { name: 'Approve this version' }).click()
  await page.getByText('Your approval is recorded.').waitFor()
  await page.context().close()
}

/** What is wrong with how a page is named, how wide it is, or what axe finds; and buttons too small for a thumb. */
async function faults(page: Page): Promise<string[]> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main .button, main .choice, main input.input, main summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => !element.classList.contains('visually-hidden'))
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => `too small for a thumb: ${element.tagName} ${element.textContent?.slice(0, 30)}`),
  )
  return [...(await nameFaults(page)), ...(await widthFaults(page)), ...small, ...(await accessFaults(page))]
}

test('the author builds three steps without a script, and sees who will be asked', async () => {
  const { page } = author
  await enter(page, place.by.author.email)
  await page.goto(`/policies/${slug}/submission`)
  const step = (number: number) => page.getByRole('group', { name: `Step ${number}` })
  await step(1).getByLabel('Name of the step').fill('Legal')
  for (const name of ['Ana Duarte', 'Bo Lindqvist']) await step(1).getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Add a step' }).click()
  await step(2).getByLabel('Name of the step').fill('Operations')
  for (const name of ['Cem Aydin', 'Dot Marsh', 'Eli Nakamura'])
    await step(2).getByRole('checkbox', { name }).check()
  await step(2).getByLabel('How many must approve?').selectOption('some')
  await step(2).getByLabel('How many, where not all or one').fill('4')
  await page.getByRole('button', { name: 'Add a step' }).click()
  await step(3).getByLabel('Name of the step').fill('Leadership')
  await step(3)
    .getByRole('radio', { name: /Everybody who holds a role/ })
    .check()
  await step(3).getByLabel('How many must approve?').selectOption('any')
  await step(3).getByLabel('Answer wanted within so many days').fill('10')
  await page.getByRole('button', { name: 'Show who will be asked' }).click()
  await page.getByRole('alert').getByText('needs 4 approvals and asks 3 people').first().waitFor()
  await step(2).getByLabel('How many, where not all or one').fill('2')
  await page.getByRole('button', { name: 'Show who will be asked' }).click()
  const drawn = page.getByRole('list', { name: 'Who will be asked' })
  await drawn.getByText('2 of 3 must approve.').waitFor()
  expect(await drawn.getByText('Not asked yet').count()).toBeGreaterThanOrEqual(10)

  await page.getByLabel('Why is this policy new? (for readers)').fill('Our first policy.')
  await page.getByRole('button', { name: 'Send for approval' }).last().click()
  await page.getByRole('alert').getByText('Tick this to send it with open questions.').waitFor()
  await page.getByLabel('Send it with these open').check()
  expect(await step(3).getByLabel('Answer wanted within so many days').inputValue()).toBe('10')
  await page.getByRole('button', { name: 'Send for approval' }).last().click()
  await page.getByText('Sent for approval').waitFor()
  await page.getByRole('heading', { name: 'In review' }).waitFor()
})

test('an approver whose password is old types it again; a wrong one keeps what was written', async () => {
  const page = await atTheDecision('Ana Duarte')
  const before = new Date(Date.now() - 16 * 60_000).toISOString()
  await place.candor.db.updateTable('sessions').set({ created_at: before }).execute()
  await page.reload()
  await page.getByText('Step 1 of 3: Legal').waitFor()
  await page.getByText('I have read this version and approve it').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByLabel('Comment').fill('Short and clear.')
  await page.getByLabel('Your password').fill('not this one')
  await page.getByRole('button', { name: 'Approve this version' }).click()
  await page.getByRole('alert').getByText('That is not your password.').first().waitFor()
  expect(await page.getByLabel('Comment').inputValue()).toBe('Short and clear.')
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Approve this version' }).click()
  await page.getByText('Your approval is recorded.').waitFor()
  await page.context().close()
})

test('one who has an interest stands aside, with the reason on the record', async () => {
  const page = await atTheDecision('Bo Lindqvist')
  await page.getByText('Should you not decide on this one?').click()
  await page.getByRole('button', { name: 'Stand aside' }).click()
  await page.getByRole('alert').getByText('Write why you stand aside.').first().waitFor()
  await page.getByLabel('Comment').fill('My sister sells us the tool.')
  await page.getByText('Should you not decide on this one?').click()
  await page.getByRole('button', { name: 'Stand aside' }).click()
  await page.getByText('You stood aside. The others decide without you.').waitFor()
  await page.context().close()
})

test('two of three are enough, and whoever holds the role comes last', async () => {
  await approveAs('Cem Aydin')
  await approveAs('Dot Marsh')
  await approveAs('Eli Nakamura')
  const { page } = author
  await page.goto(`/policies/${slug}/versions/1`)
  await page.getByRole('heading', { name: 'The approval' }).waitFor()
  const path = page.getByRole('list', { name: 'The steps of this approval' })
  expect(await path.getByText('Complete', { exact: true }).count()).toBe(3)
  expect(await path.getByText('Stood aside').count()).toBe(1)
  await page.getByText('proof: password').first().waitFor()
  const rounds = await place.candor.db.selectFrom('rounds').select('outcome').execute()
  expect(rounds).toEqual([{ outcome: 'approved' }])
  expect([...complaints, ...author.complaints]).toEqual([])
})
