// Working together on a draft: an author, an approver and a lawyer from outside, each at their own browser.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

const title = 'Trustees’ social media policy'
const draft = '/policies/trustees-social-media-policy'
const longText =
  'Section two reads as if every trustee spoke for the Trust. The courts have not seen it that way.'

let product: Product
let browser: Browser
let author: Visitor
let approver: Visitor
let lawyer: Visitor
/** The lawyer's link, as the author was shown it. */
let link = ''

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  author = await aVisitor(browser, product.url)
  approver = await aVisitor(browser, product.url, { width: 390 })
  // Nothing here needs a script: the lawyer's office has it turned off.
  lawyer = await aVisitor(browser, product.url, { plain: true })
  await signInAs(author.page, 'Priyanka Desai')
  await signInAs(approver.page, 'Helen Achterberg')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('the author asks a colleague by name', async () => {
  const { page } = author
  await page.goto(`${draft}/comments`)
  expect(await heading(page)).toBe(title)
  await page.getByText('Nobody has commented yet').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Comment on it' }).click()
  await page.getByLabel('Your comment').fill('@Helen Achterberg, is this what the board wanted?')
  await page.getByLabel('About', { exact: true }).selectOption({ index: 1 })
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await page.getByText('Your comment is here. One person is told.').waitFor()
})

test('somebody who cannot read drafts is not mentioned in vain, and nothing typed is lost', async () => {
  const { page } = author
  await page.getByLabel('Your comment').fill('@Aoife Brennan should see this.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await page.getByRole('alert').getByText('Aoife Brennan cannot read drafts').first().waitFor()
  expect(await page.getByLabel('Your comment').inputValue()).toBe('@Aoife Brennan should see this.')
})

test('on a phone, the approver finds the mention, answers, and it leaves the first page', async () => {
  const { page } = approver
  await page.goto('/')
  await page.getByText('You were mentioned').waitFor()
  await page.getByRole('link', { name: /^Read and answer/ }).click()
  await page.getByText('You are mentioned').waitFor()
  await page.getByText('is this what the board wanted?').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByLabel('Your reply').fill('It is. One word more, see below.')
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.getByText('Your reply is here.').waitFor()
  await page.goto('/')
  expect(await page.getByText('You were mentioned').count()).toBe(0)
})

test('the author resolves it, and it stays for the record', async () => {
  const { page } = author
  await page.goto(`${draft}/comments`)
  await page.getByText('One word more, see below.').waitFor()
  await page.getByText('Reply or resolve').click()
  await page.getByRole('button', { name: 'Resolve' }).click()
  await page.getByText('Resolved. It stands under “Closed” now.').waitFor()
  await page.getByRole('link', { name: 'Closed (1)' }).click()
  await page.getByText(/^by Priyanka Desai/).waitFor()
})

test('the approver suggests other words, and knows what follows from it', async () => {
  const { page } = approver
  await page.goto(`${draft}/comments`)
  await page.getByRole('button', { name: 'Comment on it' }).click()
  await page.getByText('Suggest other words').click()
  await page.getByText('Somebody else must then approve it.').waitFor()
  const words = page.getByLabel('Text', { exact: true })
  await words.fill(`${await words.inputValue()}\n\nTrustees speak for themselves.`)
  await page.getByLabel('Why are they better?').fill('Says who speaks for whom.')
  await page.getByRole('button', { name: 'Suggest these words' }).click()
  await page.getByText('Your words are here. An author takes or leaves them.').waitFor()
  expect(await page.getByRole('button', { name: 'Take these words' }).count()).toBe(0)
})

test('the author sees the change as a redline, and takes it into the draft', async () => {
  const { page } = author
  await page.goto(`${draft}/comments`)
  await page.locator('ins', { hasText: 'Trustees speak for themselves.' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Take these words' }).click()
  await page.getByText('The words are in the draft.').waitFor()
  await page.goto(`${draft}/preview`)
  await page.getByText('Trustees speak for themselves.').waitFor()
})

test('whoever suggested words that were taken is not asked to approve them', async () => {
  const { page } = author
  await page.goto(`${draft}/submission`)
  expect(await page.getByRole('checkbox', { name: /Helen Achterberg/ }).count()).toBe(0)
})

test('the author makes a link for a lawyer', async () => {
  const { page } = author
  await page.goto(`${draft}/experts`)
  await page.getByLabel('Name').fill('Adeola Grant')
  await page.getByLabel(/days/).fill('40')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByRole('alert').getByText('A link works for 1 to 30 days.').waitFor()
  await page.getByLabel(/days/).fill('5')
  await page.getByRole('button', { name: 'Make the link' }).click()
  link = await page.getByLabel('Link for Adeola Grant').inputValue()
  expect(link).toContain('/expert/')
  expect(await faults(page)).toEqual([])
})

test('the lawyer opens that draft, and nothing else', async () => {
  const { page } = lawyer
  await page.goto(link)
  expect(await heading(page)).toBe('Welcome, Adeola Grant')
  await page.getByRole('button', { name: 'Open the draft' }).click()
  expect(await heading(page)).toBe(title)
  await page.getByText('DRAFT', { exact: true }).last().waitFor()
  await page.getByText('Trustees speak for themselves.').waitFor()
  for (const address of [`${draft}/comments`, `${draft}/preview`, '/policies', '/people']) {
    await page.goto(address)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  }
})

test('the lawyer reads what was said, and comments', async () => {
  const { page } = lawyer
  await page.goto(link)
  await page
    .getByRole('link', { name: /^Comment on section/ })
    .first()
    .click()
  await page.getByText('Closed (').click()
  await page.getByText('is this what the board wanted?').waitFor()
  await page.getByRole('link', { name: /^Open \(/ }).click()
  await page.getByLabel('Your comment').fill('Does this bind former trustees?')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await page.getByText('Your comment is here.').waitFor()
  await page.getByText('Outside expert').first().waitFor()
  await author.page.goto(`${draft}/comments`)
  await author.page.getByText('Does this bind former trustees?').waitFor()
})

test('the link is revoked while the lawyer writes: nothing goes in, and nothing typed is lost', async () => {
  await lawyer.page.getByLabel('Your comment').fill(longText)
  await author.page.goto(`${draft}/experts`)
  await author.page.getByRole('button', { name: /^Revoke/ }).click()
  await author.page.getByText('Revoked. From this moment the link opens nothing').waitFor()
  await lawyer.page.getByRole('button', { name: 'Comment', exact: true }).click()
  expect(await heading(lawyer.page)).toBe('This link does not work')
  expect(await lawyer.page.getByLabel('What you wrote, part 1').inputValue()).toBe(longText)
  await lawyer.page.goto(link)
  expect(await heading(lawyer.page)).toBe('This link does not work')
  expect(await lawyer.page.content()).not.toMatch(/Adeola|Trustees|Priyanka/)
})

test('the ledger tells of all of it', async () => {
  const { page, context } = await aVisitor(browser, product.url)
  await signInAs(page, 'Grace Oduya')
  await page.goto('/ledger')
  for (const sentence of [
    'Priyanka Desai revoked the link of Adeola Grant (outside expert)',
    'Adeola Grant (outside expert) commented on the section',
    'Adeola Grant (outside expert) opened the draft',
    'Priyanka Desai took the words that Helen Achterberg suggested for the section',
    'Priyanka Desai resolved a comment on the section',
    'Helen Achterberg replied to a comment on the section',
  ])
    expect(await page.getByText(sentence).count()).toBe(1)
  await context.close()
})

test('no browser had anything to complain about', () => {
  const said = [author, approver, lawyer].flatMap((visitor) => visitor.complaints)
  expect(said.filter((complaint) => !complaint.includes('status of 410'))).toEqual([])
})

/** Everything that is wrong with a page as it stands, wide or narrow, light and dark. */
async function faults(page: Page): Promise<string[]> {
  const found = [...(await nameFaults(page)), ...(await widthFaults(page)), ...(await accessFaults(page))]
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await lookFaults(page)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...found, ...dark]
}
