// "Can I post this?" on a phone without JavaScript: covered by a section, or asked, answered and made public.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

let product: Product
let browser: Browser
let asker: Visitor
let helper: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  asker = await aVisitor(browser, product.url, { width: 390, plain: true })
  helper = await aVisitor(browser, product.url, { width: 390, plain: true })
  await signInAs(asker.page, 'Aoife Brennan')
  await signInAs(helper.page, 'Priyanka Desai')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('two choices lead to the answer, the section that decides and a person to ask', async () => {
  const { page } = asker
  await page.goto('/ask')
  expect(await heading(page)).toBe('Can I post this?')
  await page.getByRole('radio', { name: /^An official account/ }).check()
  await page.getByRole('radio', { name: /^Colleagues, by name/ }).check()
  await goOn(page, page.getByRole('button', { name: 'Show what holds' }))
  expect(new URL(page.url()).pathname).toBe('/ask/answer')
  await page.getByRole('heading', { name: 'Ask before you post it.' }).waitFor()
  expect(await page.locator('blockquote').innerText()).toContain('They may say no, now or later')
  await page.getByText('Fatima Al-Sayed (Communications Officer)').waitFor()
  // Nothing is wider than the phone.
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  await page.reload()
  await page.getByRole('heading', { name: 'Ask before you post it.' }).waitFor()
})

test('pay is protected, whatever else the policies say', async () => {
  const { page } = asker
  await page.goto('/ask')
  await page.getByRole('radio', { name: /^My own account/ }).check()
  await page.getByLabel('In your own words, if you like').fill('I want to show my payslip to a union meeting')
  await goOn(page, page.getByRole('button', { name: 'Show what holds' }))
  await goOn(page, page.getByRole('button', { name: 'Show what holds' }))
  await page.getByRole('heading', { name: 'You may. The law protects it.' }).waitFor()
})

const words = 'May I share a poem about the harbour that a poet put on her page?'

test('what no policy covers goes to the helper, who answers and makes it public next to a section', async () => {
  await asker.page.goto('/ask/answer?profile=personal&about=others-work')
  await asker.page.getByRole('heading', { name: 'No policy speaks of this yet.' }).waitFor()
  await asker.page.getByLabel('Your question').fill(words)
  await goOn(asker.page, asker.page.getByRole('button', { name: 'Send the question' }))
  await asker.page.getByText('Fatima Al-Sayed answers by').waitFor()

  const { page } = helper
  await page.goto('/questions')
  await goOn(page, page.getByRole('link', { name: words }))
  await page.getByLabel('Your answer').fill('Yes, with her name and a link, Aoife.')
  await goOn(page, page.getByRole('button', { name: 'Send the answer' }))
  await page.locator('summary', { hasText: 'Make it public' }).click()
  await page.getByLabel('Next to which section?').selectOption('sharing')
  await goOn(page, page.getByRole('button', { name: 'Make it public' }))
  await page.getByText('These words name Aoife Brennan').first().waitFor()
  await page.getByLabel('The answer', { exact: true }).fill('Yes, with her name and a link to her page.')
  await goOn(page, page.getByRole('button', { name: 'Make it public' }))
  await page.getByRole('heading', { name: 'Everybody can read this' }).waitFor()
})

test('the asker reads the answer, and everybody sees it next to the section', async () => {
  const { page } = asker
  await page.goto('/ask')
  await goOn(page, page.getByRole('link', { name: words }))
  await page.getByText('Yes, with her name and a link, Aoife.').waitFor()
  await page.goto('/policies/employee-social-media-policy')
  const section = page.locator('#clause-sharing')
  await section.getByText(words).waitFor()
  await section.getByText('Yes, with her name and a link to her page.').waitFor()
  await goOn(page, section.getByRole('link', { name: /Ask about this section/ }).first())
  expect(await heading(page)).toBe('Ask about this section')
})

test('nobody’s browser complained', () => {
  expect([...asker.complaints, ...helper.complaints]).toEqual([])
})
