// Reviewing answers and origins: a changed answer is seen before it is kept, and every sentence leads back to its question.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'
import { weigh } from './weight'

let product: Product
let browser: Browser
let scripted: Visitor
let plain: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  scripted = await aVisitor(browser, product.url)
  plain = await aVisitor(browser, product.url, { width: 390, plain: true })
  for (const { page } of [scripted, plain]) await signInAs(page, author)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const author = 'Priyanka Desai'
const question = 'Who answers “Can I post this?”'
const change = /^Change ?: Who answers “Can I post this/
const field = /^Who answers/

test.each([
  ['with a script', () => scripted.page, 'Dana Whitfield (Press Officer)'],
  ['without any script, on a phone', () => plain.page, 'Kofi Mensah (Community Manager)'],
])(
  '%s, a changed answer shows its redline, can be changed again, and is then kept',
  async (_how, whose, name) => {
    const page = whose()
    await page.goto(await answersOf(page))
    await page.getByRole('link', { name: change }).click()
    expect(await heading(page)).toBe('Change an answer')
    await page.getByLabel(field).fill('Somebody Else')
    await goOn(page, page.getByRole('button', { name: 'See what changes' }))
    expect(await heading(page)).toBe('See what changes')
    const redline = page.locator('.redline')
    await redline.locator('ins', { hasText: 'Somebody Else' }).first().waitFor()
    await goOn(page, page.getByRole('button', { name: 'Change it again' }))
    expect(await page.getByLabel(field).inputValue()).toBe('Somebody Else')

    await page.getByLabel(field).fill(name)
    await goOn(page, page.getByRole('button', { name: 'See what changes' }))
    await redline
      .locator('ins', { hasText: name.slice(0, 8) })
      .first()
      .waitFor()
    await goOn(page, page.getByRole('button', { name: 'Keep this answer' }))
    await page.getByText('Your answer is kept').waitFor()
    await page.locator('.answers dd', { hasText: name }).first().waitFor()
  },
)

test('a sentence leads to the question that made it, and who answered', async () => {
  const { page } = plain
  await page.goto((await answersOf(page)).replace(/answers$/, 'preview'))
  const section = page.locator('.policy > section', { hasText: 'Kofi Mensah' }).first()
  await section
    .getByRole('link', { name: /^Where this comes from/ })
    .first()
    .click()
  const words = page.locator('.origins > li', { hasText: 'Kofi Mensah' }).first()
  expect(await words.innerText()).toContain(question)
  expect(await words.innerText()).toContain(author)
  await words.getByRole('link', { name: change }).click()
  expect(await page.getByLabel(field).inputValue()).toBe('Kofi Mensah (Community Manager)')
})

test('words written by hand show what the template says now, and go back to it with one button', async () => {
  const { page } = plain
  const draft = (await answersOf(page)).replace(/\/answers$/, '')
  await page.goto(`${draft}/origins/house-rules`)
  const byHand = page.getByRole('region', { name: /^Override: written by hand/ })
  expect(await byHand.locator('.redline del').count()).toBeGreaterThan(0)
  await goOn(page, byHand.getByRole('button', { name: 'Go back to the template’s words' }))
  await page.getByText('The template’s words stand here again.').waitFor()
  expect(await byHand.count()).toBe(0)
  expect(await page.locator('.origins .from-template').count()).toBeGreaterThan(0)
})

test('the drafting screen sends less than 110 kB of compressed script', async () => {
  const { page } = scripted
  const draft = (await answersOf(page)).replace(/\/answers$/, '')
  await page.goto(`${draft}/plan`)
  const screen = await page.locator('.tasks a').first().getAttribute('href')
  const fresh = await aVisitor(browser, product.url)
  await signInAs(fresh.page, author)
  const { script, scriptBodies } = await weigh(fresh.page, screen ?? '')
  console.info(
    `drafting screen: ${scriptBodies} B of script compressed, ${script} B with the heads of its files`,
  )
  expect(scriptBodies).toBeGreaterThan(0)
  expect(scriptBodies).toBeLessThan(110_000)
})

test('no browser had anything to complain about', () => {
  expect([...scripted.complaints, ...plain.complaints]).toEqual([])
})

/** Where the answers of the sample's draft are checked. */
async function answersOf(page: Page): Promise<string> {
  await page.goto('/policies')
  const policy = page
    .getByRole('main')
    .getByRole('link', { name: /social media policy/i })
    .first()
  const href = (await policy.getAttribute('href')) ?? ''
  return `/policies/${href.split('/')[2]}/answers`
}
