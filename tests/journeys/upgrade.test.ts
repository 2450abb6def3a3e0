// A template moves on: an administrator uploads it, an author drafts from it, and decides section by section when it changes.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

const plan = '/policies/rules-for-volunteers/plan'

let product: Product
let browser: Browser
let administrator: Visitor
let author: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  administrator = await aVisitor(browser, product.url)
  author = await aVisitor(browser, product.url, { plain: true })
  await signInAs(administrator.page, 'Grace Oduya')
  await signInAs(author.page, 'Priyanka Desai')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

function aClause(id: string, title: string, ...lines: string[]): string {
  const attributes = `id="${id}" section="respect" title="${title}" why="People asked for it." source="Ourselves." checked="known"`
  return `<Clause ${attributes}>\n\n${lines.join('\n\n')}\n\n</Clause>\n\n`
}

function aTemplate(version: string, body: string): string {
  return `---
version: "${version}"
kind: policy
title: Rules for volunteers
language: en-GB
summary: What volunteers may do on social media.
forWhom: Groups with volunteers.
minutes: 5
changes:
  - { version: "1.1.0", what: "Kinder words, and a section on pictures.", why: "Volunteers asked about pictures." }
  - { version: "1.0.0", what: "First version.", why: "It was needed." }
---

${body}`
}

const first = aTemplate(
  '1.0.0',
  aClause('kind', 'Be kind', 'You must not shout.') +
    aClause('ask', 'Ask first', 'Ask before you post a picture.', 'Ask the office.') +
    aClause('stop', 'Stop', 'Stop when somebody says stop.', 'Tell the office.'),
)

const second = aTemplate(
  '1.1.0',
  aClause('kind', 'Be kind', 'You may disagree. Say it kindly.') +
    aClause('ask', 'Ask first', 'Ask before you post a picture.', 'Ask the office, by phone too.') +
    aClause('stop', 'Stop', 'Stop when somebody says stop.', 'Tell the office within a day.') +
    aClause('pictures', 'Pictures', 'You may post pictures of places.'),
)

async function upload(page: Page, source: string): Promise<void> {
  await page.goto('/templates/new')
  await page.getByLabel('Id').fill('volunteer-rules')
  const buffer = Buffer.from(source)
  await page.getByLabel(/^A file/).setInputFiles({ name: 'rules.mdx', mimeType: 'text/markdown', buffer })
  await goOn(page, page.getByRole('button', { name: 'Upload it' }))
}

async function writeByHand(page: Page, clause: string, text: string): Promise<void> {
  await page.goto(`/policies/rules-for-volunteers/draft/${clause}/text`)
  await page.getByLabel('Text', { exact: true }).fill(text)
  await goOn(page, page.getByRole('button', { name: 'Keep these words' }))
}

function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

test('a file with mistakes comes back whole, each mistake with its line; mended, it is there', async () => {
  const { page } = administrator
  await upload(page, first.replace('</Clause>', 'Hello {process.env.HOME}\n\n</Clause>'))
  await page.getByRole('heading', { name: 'What to mend' }).waitFor()
  expect(await page.getByText(/^Line \d+/).count()).toBeGreaterThan(0)
  expect(await page.locator('textarea').inputValue()).toContain('Hello {process.env.HOME}')
  await upload(page, first)
  expect(new URL(page.url()).pathname).toBe('/templates')
  await page.getByRole('row', { name: /Rules for volunteers.*1\.0\.0/ }).waitFor()
})

test('an author starts from it and writes two sections by hand', async () => {
  const { page } = author
  await page.goto('/policies/new?q=volunteers')
  await goOn(page, page.getByRole('link', { name: 'Rules for volunteers' }))
  await goOn(page, page.getByRole('button', { name: 'Start with this' }))
  expect(new URL(page.url()).pathname).toBe(plan)
  await writeByHand(page, 'ask', 'Ask before you post a picture of a child.\n\nAsk the office.')
  await writeByHand(page, 'stop', 'Stop at once.\n\nTell Ana.')
})

test('the next version changes nothing, and the plan says that it is there', async () => {
  await upload(administrator.page, second)
  const { page } = author
  await page.goto('/policies/rules-for-volunteers/preview')
  expect(await page.locator('.policy').innerText()).toContain('You must not shout.')
  await page.goto(plan)
  await page.getByText('moved on to version 1.1.0').waitFor()
  await goOn(page, page.getByRole('link', { name: /decide section by section/ }))
  expect(await heading(page)).toBe('Rules for volunteers: from 1.0.0 to 1.1.0')
  await page.getByText('Volunteers asked about pictures.').waitFor()
})

test('one section is taken, one kept, one merged, a new one taken: the draft says exactly that', async () => {
  const { page } = author
  const ask = section(page, 'Ask first')
  for (const side of ['What you have', 'What the template said', 'What it says now'])
    await ask.getByRole('heading', { name: side }).waitFor()
  await section(page, 'Be kind').getByLabel('Take the template’s words').check()
  await section(page, 'Stop').getByLabel('Keep what you have').check()
  await ask.getByLabel('Merge by hand').check()
  const box = ask.getByLabel('Text of the merged section')
  expect(await box.inputValue()).toBe(
    'Ask before you post a picture of a child.\n\nAsk the office, by phone too.',
  )
  await section(page, 'Pictures').getByLabel('Take it in').check()
  await goOn(page, page.getByRole('button', { name: 'Change the draft as chosen' }))
  expect(new URL(page.url()).pathname).toBe(plan)
  await page.getByText('2 taken, 1 kept, 1 merged.').waitFor()
  await page.goto('/policies/rules-for-volunteers/preview')
  const text = await page.locator('.policy').innerText()
  for (const words of [
    'You may disagree. Say it kindly.',
    'Ask before you post a picture of a child.',
    'Ask the office, by phone too.',
    'Stop at once.',
    'You may post pictures of places.',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('within a day')
  await page.goto(plan)
  expect(await page.getByText('moved on to version').count()).toBe(0)
})

test('nobody’s browser complained', () => {
  expect([...administrator.complaints, ...author.complaints]).toEqual([])
})
