// A campaign without script, at 390 px: an audience, a plan for two policies, a look as somebody, the launch, a joiner.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

let product: Product
let browser: Browser
let author: Visitor
let administrator: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  author = await aVisitor(browser, product.url, { width: 390, plain: true })
  administrator = await aVisitor(browser, product.url)
  await signInAs(author.page, 'Priyanka Desai')
  await signInAs(administrator.page, 'Grace Oduya')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** What axe and the eye would find; axe needs script, so the page is opened with one. */
async function faults(path: string): Promise<string[]> {
  const { page } = await aVisitor(browser, product.url, { width: 390, dark: true })
  await signInAs(page, 'Priyanka Desai')
  await page.goto(path)
  const found = [
    ...(await nameFaults(page)),
    ...(await widthFaults(page)),
    ...(await accessFaults(page)),
    ...(await lookFaults(page)),
  ]
  await page.setViewportSize({ width: 1280, height: 844 })
  await page.emulateMedia({ colorScheme: 'light' })
  found.push(...(await widthFaults(page)), ...(await lookFaults(page)))
  await page.context().close()
  return found
}

let plan = ''
let campaign = ''

test('an author puts an audience together by buttons that post back, counts it, and saves it', async () => {
  const { page } = author
  await page.goto('/people/audiences/new')
  await page.getByLabel('Name of the audience').fill('Volunteers who are not trustees')
  await page.getByLabel('Ask for').selectOption('group')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('checkbox', { name: 'Volunteers' }).check()
  await page.getByLabel('Ask for another thing').selectOption('group')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.locator('#condition-1-is').selectOption('none')
  await page.locator('input[name="condition-1-values"][value="board"]').check()
  await page.getByRole('button', { name: 'Count again' }).click()
  await page.getByRole('heading', { name: '3 people now' }).waitFor()
  await page
    .getByText('Everyone in the group Volunteers, but nobody in the group Board members and trustees.')
    .waitFor()
  await page.getByText('Gareth').first().waitFor()
  await page.getByRole('button', { name: 'Save the audience' }).click()
  await page.getByText('The audience is saved.').waitFor()
  await page.getByRole('link', { name: 'Volunteers who are not trustees' }).click()
  expect(await heading(page)).toBe('Volunteers who are not trustees')
})

test('they plan a campaign for two policies, and a mistake loses nothing of it', async () => {
  const { page } = author
  await page.goto('/acknowledgements/new')
  await page.getByLabel('Title', { exact: true }).fill('Before the summer')
  await page.getByRole('radio', { name: /^A saved audience/ }).check()
  await page.getByLabel('Audience (only with “A saved audience”)').selectOption({
    label: 'Volunteers who are not trustees',
  })
  await page.getByRole('button', { name: 'Keep the plan' }).last().click()
  await page.getByRole('link', { name: 'Choose at least one policy.' }).first().waitFor()
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Before the summer')
  await page
    .getByRole('checkbox', { name: /^Employee social media policy/ })
    .first()
    .check()
  await page
    .getByRole('checkbox', { name: /reviews/i })
    .first()
    .check()
  await page.getByRole('button', { name: 'Keep the plan' }).last().click()
  await page.getByText('The plan is kept.').waitFor()
  plan = new URL(page.url()).pathname
})

test('they look at it as somebody who is asked, before anybody is', async () => {
  const { page } = author
  await page.getByLabel('Look at it as').fill('Viktor')
  await page.getByRole('button', { name: 'Show what they would see' }).click()
  await page.getByRole('heading', { name: 'Viktor Petrov would see' }).waitFor()
  expect(await page.getByText('They are asked to acknowledge it').count()).toBeGreaterThan(0)
  await page.getByText('Please read and acknowledge “Before the summer”').first().waitFor()
  expect(await faults(`${plan}?person=Viktor`)).toEqual([])
})

test('they launch it, and the three people are asked at once', async () => {
  const { page } = author
  await page.getByRole('button', { name: 'Launch now' }).click()
  await page.waitForURL(/done=launched/)
  campaign = new URL(page.url()).pathname
  expect(await heading(page)).toContain('Before the summer')
})

test('whoever joins the group is enrolled by themselves', async () => {
  const { page } = administrator
  await page.goto('/people?words=Aoife')
  await page.getByRole('link', { name: 'Aoife Brennan' }).click()
  await page.getByRole('checkbox', { name: 'Volunteers' }).check()
  await page.getByRole('button', { name: 'Save the groups' }).click()
  await page.getByText('The groups are saved.').waitFor()
  await expect
    .poll(
      async () => {
        await page.goto(`${campaign}/course?person=Aoife`)
        return page.getByRole('radio', { name: /Aoife Brennan/ }).count()
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(1)
}, 90_000)

test('they exempt her, give people more time, and close it, each with a reason', async () => {
  const { page } = author
  await page.goto(`${campaign}/course?person=Aoife`)
  await page.getByLabel('Why need they not answer?').fill('On leave until autumn.')
  await page.getByRole('button', { name: 'Exempt them' }).click()
  await page.getByText('They need not answer.').waitFor()
  expect(await faults(`${campaign}/course`)).toEqual([])
  await page.getByLabel('Why is it closed?').fill('Asked by mistake.')
  await page.getByRole('button', { name: 'Close the campaign' }).click()
  await page.getByText('Asked by mistake.').waitFor()
  expect(author.complaints).toEqual([])
})
