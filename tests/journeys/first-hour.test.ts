// The first hour: from an empty machine to a policy that somebody has acknowledged, each person at their own browser.
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { answerToTheEnd, answerWhatIsAsked, goOn, saveAndGoOn, untilSaved } from './drafting'
import { startProduct, type Product } from './product'
import { acceptInvitation, heading, password } from './visitors'

const title = 'Social media policy of the rowing club'
const draft = '/policies/social-media-policy-of-the-rowing-club'

let product: Product
let browser: Browser
let stranger: Visitor
let administrator: Visitor
let author: Visitor
let approver: Visitor
let staff: Visitor

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  stranger = await aVisitor(browser, product.url)
  administrator = await aVisitor(browser, product.url)
  author = await aVisitor(browser, product.url)
  approver = await aVisitor(browser, product.url, { width: 390 })
  staff = await aVisitor(browser, product.url, { width: 390 })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('without the set-up link nobody can claim a fresh machine', async () => {
  const { page, context } = stranger
  await page.goto('/')
  expect(await heading(page)).toBe('Candor is not set up yet')
  const guessed = `${product.url}/setup/0123456789abcdef0123456789abcdef`
  const refused = await context.request.post(guessed, {
    headers: { origin: product.url },
    form: {
      organisation: 'Stolen',
      name: 'Mallory',
      email: 'mallory@example.org',
      password,
      again: password,
      timeZone: 'UTC',
      begin: 'own',
    },
  })
  expect(refused.status()).toBe(422)
  await page.goto('/sign-in')
  expect(await heading(page)).toBe('Candor is not set up yet')
})

test('the set-up link makes the organisation and its first administrator', async () => {
  const { page } = administrator
  await page.goto(product.setupLink ?? '')
  await page.getByLabel('Name of the organisation').fill('Rowing Club')
  await page.getByLabel('Your name').fill('Ada Adjei')
  await page.getByLabel('Your e-mail address').fill('ada@rowing.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await heading(page)).toContain('Ada')
})

test('the set-up link works once, and says where to go the second time', async () => {
  const { page } = stranger
  const answer = await page.goto(product.setupLink ?? '')
  expect(answer?.status()).toBe(410)
  expect(await heading(page)).toBe('Candor is set up')
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  expect(await heading(page)).toBe('Sign in')
})

test('invited people find their link in a letter and choose their own password', async () => {
  const { page } = administrator
  await invite(page, { name: 'Amara Okafor', role: 'Author' })
  await invite(page, { name: 'Noor Haddad', role: 'Approver' })
  await invite(page, { name: 'Sam Lee', role: 'Staff' })
  await acceptInvitation(author.page, await letterTo(page, 'amara'))
  await acceptInvitation(approver.page, await letterTo(page, 'noor'))
  await acceptInvitation(staff.page, await letterTo(page, 'sam'))
  expect(await heading(author.page)).toContain('Amara')
  expect(await heading(staff.page)).toContain('Sam')
})

test('while the author answers, the text beside changes and is saved', async () => {
  const { page } = author
  await page.goto('/policies/new')
  await page.locator('a[href="/policies/new/employee-social-media"]').click()
  await page.getByLabel('Title of your policy').fill(title)
  await page.getByRole('button', { name: /^Start with this/ }).click()
  await page.waitForURL((url) => url.pathname === `${draft}/plan`)
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const read = page.getByRole('article', { name: 'What people will read' })
  await read.getByText(/, live$/).waitFor()
  await Promise.all([
    untilSaved(page),
    page.getByLabel('What is your organisation called?').fill('The Rowing Club'),
    read.getByText('The Rowing Club').first().waitFor(),
  ])
  await page.reload()
  expect(await page.getByLabel('What is your organisation called?').inputValue()).toBe('The Rowing Club')
})

test('an answer that was changed in another tab is refused with both texts, and nothing is lost', async () => {
  const { page, context } = author
  const field = 'What is your organisation called?'
  const other = await context.newPage()
  await other.goto(page.url())
  await Promise.all([untilSaved(page), page.getByLabel(field).fill('Rowing Club of the Harbour')])
  await other.getByLabel(field).fill('Harbour Rowers')
  await other.getByRole('button', { name: 'Save and go on' }).click()
  const contest = other.getByRole('group', { name: /Amara Okafor answered this too/ })
  await contest.getByText('Rowing Club of the Harbour').waitFor()
  expect(await other.getByLabel(field).inputValue()).toBe('Harbour Rowers')
  await contest.getByLabel('Keep mine, as it stands above').check()
  await answerWhatIsAsked(other)
  await saveAndGoOn(other)
  await other.close()
  await page.reload()
  expect(await page.getByLabel(field).inputValue()).toBe('Harbour Rowers')
})

test('what is skipped stands as a gap when the answers are checked', async () => {
  const { page } = author
  await saveAndGoOn(page)
  await answerToTheEnd(page)
  expect(await page.getByText('Gap: skipped').count()).toBe(0)
  await page.goto(`${draft}/draft/if-you-are-attacked`)
  await page.getByLabel('What more can you offer people who are attacked?').fill('')
  await goOn(page, page.getByRole('button', { name: 'Skip, mark as gap' }))
  await page.goto(`${draft}/answers`)
  const checked = await page.getByRole('main').innerText()
  expect(checked).toContain('1 answer is missing')
  expect(checked).toContain('Gap: skipped')
})

test('a section can be written by hand', async () => {
  const { page } = author
  await page.goto(`${draft}/draft/house-rules`)
  await page.getByRole('link', { name: 'Write this section in your own words' }).click()
  await page
    .getByLabel('Text', { exact: true })
    .fill('Visitors may **criticise** us.\n\n- no threats\n- no spam')
  await page.getByRole('button', { name: 'Keep these words' }).click()
  const read = page.getByRole('article', { name: 'What people will read' })
  await read.getByText('Visitors may criticise us.').waitFor()
})

test('the author sends the draft for approval with its gap', async () => {
  const { page } = author
  await sendForApproval(page)
  expect(await page.getByRole('main').getByRole('status').innerText()).toContain('Sent for approval')
})

test('on a phone, the approver sends the version back with a comment', async () => {
  const { page } = approver
  await page.goto('/')
  await page.getByRole('link', { name: /^Read and decide/ }).click()
  await page.getByText('Some questions are not answered.').waitFor()
  await page.getByLabel('Comment').fill('Say what we offer people who are attacked.')
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByText('Sent back. The author has your comment.').waitFor()
})

test('the author reads the comment, closes the gap and sends it again', async () => {
  const { page } = author
  await page.goto(`${draft}/history`)
  await page.getByRole('link', { name: 'Submission 1' }).click()
  await page.getByText('“Say what we offer people who are attacked.”').waitFor()
  await page.goto(`${draft}/draft/if-you-are-attacked`)
  await answerWhatIsAsked(page)
  await saveAndGoOn(page)
  await sendForApproval(page)
})

test('the approver approves exactly that version', async () => {
  const { page } = approver
  await page.goto('/')
  await page.getByRole('link', { name: /^Read and decide/ }).click()
  expect(await page.getByText('Some questions are not answered.').count()).toBe(0)
  await page.getByRole('button', { name: 'Approve this version' }).click()
  await page.getByText('Your approval is recorded.').waitFor()
})

test('the author publishes it and asks everyone to acknowledge it', async () => {
  const { page } = author
  await page.goto(`${draft}/history`)
  await page.getByRole('link', { name: 'Publish submission 2' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('It is under way. 4 people are asked to acknowledge it.').waitFor()
  await page.getByText('0 of 4 people').waitFor()
})

test('on a phone, staff read it and acknowledge it', async () => {
  const { page } = staff
  await page.goto('/')
  await page.getByRole('link', { name: /^Read it/ }).click()
  expect(await heading(page)).toBe(title)
  await page.getByText('Visitors may criticise us.').waitFor()
  await page.getByRole('button', { name: 'Acknowledge 1.0' }).click()
  await page.getByText('Your acknowledgement of 1.0 is recorded.').waitFor()
  await page.goto('/')
  await page.getByText('Nothing. Whatever needs your word appears here.').waitFor()
})

test('the author sees who has acknowledged, on the page and as CSV', async () => {
  const { page } = author
  await page.reload()
  await page.getByText('1 of 4 people').waitFor()
  const table = await downloaded(page, 'Download as CSV')
  const lines = table.toString('utf8').trim().split(/\r?\n/)
  expect(lines).toHaveLength(5)
  expect(lines.filter((line) => line.includes('Sam Lee'))).toHaveLength(1)
})

test('the published version leaves as Word and as Markdown', async () => {
  const { page } = author
  await page.goto(draft)
  const word = strFromU8(unzipSync(await downloaded(page, 'Word'))['word/document.xml'] ?? new Uint8Array())
  expect(word).toContain('Harbour Rowers')
  expect(word).toContain('no threats')
  const markdown = (await downloaded(page, 'Markdown')).toString('utf8')
  expect(markdown).toMatch(/^---\n/)
  expect(markdown).toContain('Visitors may **criticise** us.')
})

test('no browser had anything to complain about', () => {
  expect([administrator, author, approver, staff].flatMap((visitor) => visitor.complaints)).toEqual([])
})

async function invite(page: Page, person: { name: string; role: string }): Promise<void> {
  await page.goto('/people/new')
  const first = person.name.split(' ')[0]?.toLowerCase()
  await page.getByLabel('E-mail address').fill(`${first}@rowing.example`)
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByRole('checkbox', { name: new RegExp(`^${person.role}`) }).check()
  await page.getByRole('button', { name: 'Invite' }).click()
  expect(await heading(page)).toBe(`${person.name} is invited`)
}

/** The link in the newest letter to an address, as an administrator reads it. */
async function letterTo(page: Page, first: string): Promise<string> {
  await page.goto('/mail')
  const letter = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `${first}@rowing.example` })
  await letter.getByText('Read it').click()
  return /http\S+\/invitation\/\S+/.exec(await letter.innerText())?.[0] ?? 'no link in the letter'
}

async function sendForApproval(page: Page): Promise<void> {
  await page.goto(`${draft}/submission`)
  await page.getByRole('checkbox', { name: /^Noor Haddad/ }).check()
  await page.getByLabel('Why is this policy new? (for readers)').fill('Our first policy.')
  const gaps = page.getByLabel('Send it with these open')
  if ((await gaps.count()) > 0) await gaps.check()
  await page.getByRole('button', { name: 'Send for approval' }).click()
  await page.waitForURL((url) => url.pathname === `${draft}/history`)
}

async function downloaded(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByRole('link', { name: link, exact: true }).click(),
  ])
  return readFile(await download.path())
}
