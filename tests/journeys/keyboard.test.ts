// Without a mouse: acknowledge, decide and draft by Tab, Enter and Space, always seeing where one is.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { hasFocus, pressToGo, tabTo } from './keyboard'
import { startSample, type Product } from './product'
import { heading } from './visitors'

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

test('staff sign in, read and acknowledge', async () => {
  const { page, context } = await signedIn('Aoife Brennan')
  await tabTo(page, page.getByRole('link', { name: /^Read it/ }).first())
  await pressToGo(page, 'Enter')
  await tabTo(page, page.getByRole('button', { name: /^Acknowledge/ }))
  await pressToGo(page, 'Space')
  await page
    .getByText(/^Your acknowledgement/)
    .first()
    .waitFor()
  await context.close()
})

test('the first Tab offers to skip to the page, and that skips the menus', async () => {
  const { page, context } = await signedIn('Aoife Brennan')
  await page.reload()
  await page.keyboard.press('Tab')
  expect(await hasFocus(page.getByRole('link', { name: 'Skip to the page' }))).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  await context.close()
})

test('an approver is led to what was missing, and decides', async () => {
  const { page, context } = await signedIn('Helen Achterberg')
  await tabTo(page, page.getByRole('link', { name: /^Read and decide/ }).first())
  await pressToGo(page, 'Enter')
  await tabTo(page, page.getByRole('button', { name: 'Send back' }))
  await pressToGo(page, 'Enter')
  const summary = page.getByRole('alert')
  expect(await hasFocus(summary)).toBe(true)
  await tabTo(page, summary.getByRole('link'))
  await page.keyboard.press('Enter')
  expect(await hasFocus(page.getByLabel('Comment'))).toBe(true)
  await page.keyboard.type('Say who translates into Ukrainian.')
  await tabTo(page, page.getByRole('button', { name: 'Send back' }))
  await pressToGo(page, 'Space')
  await page.getByText('Sent back. The author has your comment.').waitFor()
  await context.close()
})

test('an author answers, is led to what cannot be read, and goes on', async () => {
  const { page, context } = await signedIn('Priyanka Desai')
  await page.goto('/policies/trustees-social-media-policy/draft/trying-things-out')
  await page.getByText(/, live$/).waitFor()
  const weeks = page.getByLabel('How many weeks may a trial last?')
  await tabTo(page, weeks)
  await retype(page, 'soon')
  await tabTo(page, page.getByRole('button', { name: 'Save and go on' }))
  await page.keyboard.press('Space')
  await page.getByRole('alert').waitFor()
  expect(await hasFocus(page.locator('.summary-place'))).toBe(true)
  await tabTo(page, page.getByRole('alert').getByRole('link'))
  await page.keyboard.press('Enter')
  expect(await hasFocus(weeks)).toBe(true)
  await retype(page, '8')
  await tabTo(page, page.getByRole('button', { name: 'Save and go on' }))
  await pressToGo(page, 'Enter')
  expect(await heading(page)).not.toBe('Trying things out')
  await context.close()
})

test('an author chooses an answer with the space bar', async () => {
  const { page, context } = await signedIn('Priyanka Desai')
  await page.goto('/policies/trustees-social-media-policy/draft/no-approval')
  const humour = page.getByRole('checkbox', { name: /^Jokes about the news/ })
  const before = await humour.isChecked()
  await tabTo(page, humour)
  await page.keyboard.press('Space')
  expect(await humour.isChecked()).toBe(!before)
  await context.close()
})

async function signedIn(name: string): Promise<Visitor> {
  const visitor = await aVisitor(browser, product.url)
  await visitor.page.goto('/sign-in')
  await tabTo(visitor.page, visitor.page.getByRole('button', { name: new RegExp(`^${name}`) }))
  await pressToGo(visitor.page, 'Enter')
  return visitor
}

async function retype(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(words)
}
