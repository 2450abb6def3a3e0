// Sections for some people only, from the group to the reader, each person at their own browser.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

const policy = '/policies/employee-social-media-policy'
const addendum = 'When you volunteer with us (for Volunteers)'

let product: Product
let browser: Browser
let administrator: Visitor
let author: Visitor
let staff: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  administrator = await aVisitor(browser, product.url)
  author = await aVisitor(browser, product.url)
  staff = await aVisitor(browser, product.url, { width: 390, dark: true })
  await signInAs(administrator.page, 'Grace Oduya')
  await signInAs(author.page, 'Priyanka Desai')
  await signInAs(staff.page, 'Aoife Brennan')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function faults(page: Page): Promise<string[]> {
  const found = [...(await nameFaults(page)), ...(await widthFaults(page)), ...(await accessFaults(page))]
  const width = page.viewportSize()?.width ?? 1280
  await page.setViewportSize({ width: width < 600 ? 1280 : 390, height: 844 })
  found.push(...(await widthFaults(page)), ...(await lookFaults(page)))
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await lookFaults(page)))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width, height: 844 })
  return found
}

test('whoever is in no group reads what is for everyone, and is one link from the rest', async () => {
  const { page } = staff
  await page.goto(policy)
  await page.getByText('This is what applies to everyone. 1 addendum is for others.').waitFor()
  expect(await page.getByRole('heading', { name: addendum }).count()).toBe(0)
  await page.getByRole('link', { name: 'Show all addenda' }).click()
  await page.getByRole('heading', { name: addendum }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Show what applies to you' }).click()
  expect(await page.getByRole('heading', { name: addendum }).count()).toBe(0)
})

test('an administrator puts somebody into a group, and into a new one', async () => {
  const { page } = administrator
  await page.goto('/people?words=Aoife')
  await page.getByRole('link', { name: 'Aoife Brennan' }).click()
  await page.getByRole('checkbox', { name: 'Volunteers' }).check()
  await page.getByLabel('Another group').fill('Festival crew')
  await page.getByRole('button', { name: 'Save the groups' }).click()
  await page.getByText('The groups are saved.').waitFor()
  expect(await page.getByRole('checkbox', { name: 'Festival crew' }).isChecked()).toBe(true)
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'All groups' }).click()
  await page.getByRole('link', { name: '4 people' }).waitFor()
  expect(await faults(page)).toEqual([])
})

test('at the next request that person reads what applies to them, on paper too', async () => {
  const { page } = staff
  await page.goto(policy)
  await page.getByText('This is what applies to you as: Volunteers.').waitFor()
  await page.getByRole('heading', { name: addendum }).waitFor()
  await page.locator('details.contents > summary').click()
  await page.getByRole('link', { name: addendum }).waitFor()
  expect(await faults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Markdown' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('employee-social-media-policy-version-2.0-for-volunteers.md')
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('audience: "Volunteers. Addenda for others are left out."')
  expect(text).toContain(addendum)
})

test('an author gives a section to some people, and reads the draft as one of them would', async () => {
  const { page } = author
  await page.goto(`${policy}/sections`)
  await page.getByRole('link', { name: 'Choose whom “Trying things out” is for: now for everyone' }).click()
  expect(await heading(page)).toBe('Who “Trying things out” is for')
  await page.getByRole('radio', { name: /Only some people/ }).check()
  await page.getByRole('checkbox', { name: /Festival crew/ }).check()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It is for Festival crew now: 1 person today.').waitFor()
  await page.getByRole('link', { name: 'Read the draft as they will' }).click()
  await page.getByText('You read this draft as somebody of “Festival crew” would.').waitFor()
  await page.getByRole('heading', { name: /Trying things out\s*\(for Festival crew\)/ }).waitFor()
  expect(await page.getByRole('heading', { name: addendum }).count()).toBe(0)
  expect(await faults(page)).toEqual([])
})

test('an author reads the draft as one person would, found by name', async () => {
  const { page } = author
  await page.goto(`${policy}/preview`)
  await page.getByText('Read it as somebody else').click()
  await page.getByLabel('Or one person').fill('ben')
  await page.getByRole('button', { name: 'Show what they read' }).click()
  await page.getByText('More than one person fits.').waitFor()
  await page.getByRole('link', { name: 'Ben Carter' }).click()
  await page.getByText('You read this draft as Ben Carter would.').waitFor()
  await page.getByText('2 addenda are for others.').waitFor()
  await page.getByRole('link', { name: 'Back to the whole draft' }).click()
  await page.getByRole('heading', { name: addendum }).waitFor()
})

test('nothing was complained about', () => {
  expect([administrator, author, staff].flatMap((visitor) => visitor.complaints)).toEqual([])
})
