// Asked once: the profile fills every template, the first policy fills the profile, and a change of it goes where one says.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn, saveAndGoOn } from './drafting'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

let product: Product
let browser: Browser
let author: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  author = await aVisitor(browser, product.url, { plain: true })
  await signInAs(author.page, 'Priyanka Desai')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const helper = 'Who answers “Can I post this?”'

test('the catalogue leads to a template with its reasons and an example of an invented organisation', async () => {
  const { page } = author
  await page.goto('/policies/new')
  expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThanOrEqual(12)
  await page.getByLabel('About what, or for whom').fill('house rules comments')
  await goOn(page, page.getByRole('button', { name: 'Show' }))
  await goOn(page, page.getByRole('link', { name: 'Community house rules' }))
  expect(await heading(page)).toBe('Community house rules')
  await page.getByText('Checked 24 November 2026').first().waitFor()
  await page.getByText('An example of an invented organisation').waitFor()
  expect(await page.getByRole('article', { name: 'Example' }).innerText()).toContain('Alder Valley')
})

test('an answer in a policy fills the profile, and the next policy starts with it', async () => {
  const { page } = author
  await page.goto('/profile')
  await page.getByLabel(helper).fill('Tom Okafor')
  await goOn(page, page.getByRole('button', { name: 'Save the profile' }))
  await page.goto('/policies/new/house-rules')
  await page.getByLabel('Title of your policy').fill('Our house rules')
  await goOn(page, page.getByRole('button', { name: 'Start with this' }))
  await page.goto('/policies/our-house-rules/draft/welcome')
  await page.getByLabel('What is your organisation called?').fill('Harbour Trust')
  await saveAndGoOn(page)
  await page.goto('/profile')
  expect(await page.getByLabel('What is your organisation called?').inputValue()).toBe('Harbour Trust')
  expect(await page.getByLabel(helper).inputValue()).toBe('Tom Okafor')
})

test('a change of the profile touches nothing until it is brought into a policy', async () => {
  const { page } = author
  await page.goto('/policies/new/account-security')
  await page.getByLabel('Title of your policy').fill('Our account security')
  await goOn(page, page.getByRole('button', { name: 'Start with this' }))
  await page.goto('/profile')
  await page.getByLabel('What is your organisation called?').fill('The Harbour Trust')
  await goOn(page, page.getByRole('button', { name: 'Save the profile' }))
  expect(await heading(page)).toBe('Policies and the profile')
  const card = page.getByRole('region', { name: 'Our house rules' })
  await card.getByText('As the profile said before').waitFor()
  await goOn(page, card.getByRole('link', { name: /see it/ }))
  expect(await page.locator('.redline ins').first().innerText()).toContain('The')
  await goOn(page, page.getByRole('button', { name: 'Bring it into this policy' }))
  await page.getByText('One draft was changed.').waitFor()
  await page.goto('/policies/our-house-rules/preview')
  expect(await page.locator('.policy').innerText()).toContain('the pages of The Harbour Trust')
})

test('nobody’s browser complained', () => {
  expect(author.complaints).toEqual([])
})
