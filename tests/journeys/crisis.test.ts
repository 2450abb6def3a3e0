// A post went wrong: first steps for whoever stands there, signed in or not, with or without script; then a drill from start to lesson.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser } from './browser'
import { widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'
import { weigh } from './weight'

const light = 60_000
const policy = '/policies/employee-social-media-policy'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test.each([1280, 390])(
  'at %i px, signed out and without script: from the alarm to the first steps',
  async (width) => {
    const { page, context, complaints } = await aVisitor(browser, product.url, { width, plain: true })
    await page.goto('/')
    await page.getByRole('link', { name: 'A post went wrong' }).filter({ visible: true }).first().click()
    await page.getByLabel('What happened?').fill('we got hacked')
    await page.getByRole('button', { name: 'Find the steps' }).click()
    const found = page.getByRole('region', { name: /fit/ }).getByRole('listitem')
    await found.first().getByRole('link', { name: 'Our account is hijacked' }).click()
    expect(await heading(page)).toBe('Our account is hijacked')
    await page.getByText('SEV1').first().waitFor()
    expect(await page.locator('#steps').getByRole('listitem').count()).toBeGreaterThan(3)
    expect(await page.locator('#steps').innerText()).toMatch(/\bmin/)
    await page.getByRole('link', { name: 'Sign in and start an incident' }).waitFor()
    expect(await widthFaults(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('names and numbers are for people who have signed in', async () => {
  const { page, context } = await aVisitor(browser, product.url, { plain: true })
  await page.goto('/playbook/hijacked-account')
  const hidden = await page.getByRole('main').innerText()
  expect(hidden).not.toContain('07700')
  expect(hidden).not.toContain('Leon Fischer')
  await signInAs(page, 'Aoife Brennan')
  await page.goto('/playbook/hijacked-account')
  const shown = await page.getByRole('main').innerText()
  expect(shown).toContain('Leon Fischer')
  expect(shown).toContain('07700 900172')
  await context.close()
})

test('the pages for a bad moment weigh little and carry no script', async () => {
  const signedOut = await aVisitor(browser, product.url, { width: 390 })
  const scenario = await weigh(signedOut.page, '/playbook/hijacked-account')
  await signedOut.context.close()

  const reader = await aVisitor(browser, product.url, { width: 390 })
  await signInAs(reader.page, 'Aoife Brennan')
  const first = await aVisitor(browser, product.url, { width: 390 })
  await first.context.addCookies(await reader.context.cookies())
  const reading = await weigh(first.page, policy)
  await first.context.close()
  await reader.context.close()

  console.log(`First view besides fonts: scenario ${scenario.bytes} bytes, policy ${reading.bytes} bytes.`)
  expect(scenario.bytes).toBeLessThan(light)
  expect(reading.bytes).toBeLessThan(light)
  expect(scenario.script + reading.script).toBe(0)
})

test('a responder runs a drill without script: steps, log, lesson, and its mark on every page', async () => {
  const { page, context, complaints } = await aVisitor(browser, product.url, { plain: true })
  await signInAs(page, 'Daniel Kovacs')
  await page.goto('/playbook/hijacked-account')
  await page.getByRole('link', { name: 'Start an incident' }).click()
  await page.getByLabel('What happened?').fill('Somebody else posts from our channel')
  await page.getByLabel('This is a drill').check()
  await page.getByRole('button', { name: 'Start the incident' }).click()
  const running = page.getByText(/^Incident \d+ is running\.$/)
  const number = /\d+/.exec(await running.innerText())?.[0]
  expect(await markOf(page)).toContain('This is a drill.')
  expect(await page.title()).toMatch(/^DRILL: /)

  await page.getByRole('button', { name: 'Done' }).first().click()
  await page.getByText('Done, and written down with your name.').waitFor()
  await page.getByText(/1 of \d+ steps done/).waitFor()
  await page.getByText('Done by Daniel Kovacs').waitFor()

  await page.getByLabel('Write into the log').fill('Leon has taken the keys back')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.locator('.incident-log').getByText('Leon has taken the keys back').waitFor()
  expect(await markOf(page)).toContain('This is a drill.')

  await page.goto('/incidents')
  await expectMarkBeside(page, 'Our account is hijacked')
  await page.goto('/')
  await expectMarkBeside(page, 'Our account is hijacked')

  await page.goto(`/incidents/${number}`)
  await page.getByText(`Close incident ${number}`).click()
  await page.getByLabel('What did we learn?').fill('Two people must hold the recovery codes.')
  await page.getByRole('button', { name: 'Close the incident' }).click()
  await page.getByText(`Incident ${number} is closed.`).waitFor()
  await page.getByText('Two people must hold the recovery codes.').waitFor()
  expect(await markOf(page)).toContain('This is a drill.')
  expect(await page.getByRole('button', { name: 'Add' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

/** The sentence on an incident's own page. */
async function markOf(page: Page): Promise<string> {
  return page.getByRole('main').locator('.note.wait').first().innerText()
}

async function expectMarkBeside(page: Page, title: string): Promise<void> {
  const row = page.locator('tr, li').filter({ hasText: title }).first()
  await row.locator('.drill-mark').waitFor()
}
