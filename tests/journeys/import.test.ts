// Bring your own policy: an author brings a Word file, corrects a match, makes the draft, and finds it on the plan.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { del, ins, p, r, wordFile } from '../import/word-files'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const picture =
  '<w:r><w:drawing><wp:docPr id="1" name="x" descr="Our harbour"/><a:graphicData uri="http://x/picture"/></w:drawing></w:r>'

const old = wordFile({
  body: [
    p(r('Social media rules of the harbour'), 'Titel'),
    p(r('Passwords'), 'berschrift1'),
    p(
      r('Use a password manager and two-factor sign-in. ') +
        ins(r('Change it yearly. '), 'Ana Lee') +
        del('Write it down.', 'Bo'),
    ),
    p(r('Boats'), 'berschrift1'),
    p(r('Ask the skipper before you film on deck.') + picture),
  ].join(''),
})

let product: Product
let browser: Browser
let author: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  author = await aVisitor(browser, product.url, { plain: true })
  await signInAs(author.page, 'Owen Griffiths')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.goto('/policies/import')
  await page.getByLabel('The file').setInputFiles({ name, mimeType: docx, buffer: Buffer.from(bytes) })
  await goOn(page, page.getByRole('button', { name: 'Read it' }))
}

test('what could not be carried over is shown before anything is saved', async () => {
  const { page } = author
  await page.goto('/policies/new')
  await goOn(page, page.getByRole('link', { name: 'Bring your own policy' }))
  await bring(page, 'harbour.docx', old)
  expect(await heading(page)).toBe('Check what came in')
  const losses = page.getByRole('region', { name: 'What could not be carried over' })
  await losses.getByText('Ana Lee proposed to add words on 3 May 2026').waitFor()
  await losses.getByText('Our harbour').waitFor()
  expect(await page.getByLabel('Belongs to: Passwords').inputValue()).toBe('security')
  expect(await page.getByLabel('Belongs to: Boats').inputValue()).toBe('none')
})

test('a changed match counts on the map, without a script', async () => {
  const { page } = author
  await page.getByLabel('Belongs to: Boats').selectOption('privacy')
  await goOn(page, page.getByRole('button', { name: 'Update the map' }))
  expect(await page.getByLabel('Belongs to: Boats').inputValue()).toBe('privacy')
  const privacy = page
    .getByRole('region', { name: 'What your text covers' })
    .getByRole('listitem')
    .filter({ hasText: 'people in pictures' })
  await privacy.getByRole('link', { name: 'Boats' }).waitFor()
})

test('the text before the tracked changes can be chosen', async () => {
  const { page } = author
  await page.getByLabel('The text before the changes').check()
  await goOn(page, page.getByRole('button', { name: 'Show this text' }))
  await page.getByText('two-factor sign-in. Write it down.').waitFor()
  await page.getByLabel('The text with the changes').check()
  await goOn(page, page.getByRole('button', { name: 'Show this text' }))
})

test('the draft holds the file’s words and the template’s sections for the gaps', async () => {
  const { page } = author
  await goOn(page, page.getByRole('button', { name: 'Make the draft' }))
  expect(new URL(page.url()).pathname).toBe('/policies/social-media-rules-of-the-harbour/plan')
  const plan = page.getByRole('main')
  await plan.getByText('Passwords').first().waitFor()
  await plan.getByText('Boats').first().waitFor()
  await page.goto('/policies/social-media-rules-of-the-harbour/preview')
  await page.getByText('Change it yearly.').waitFor()
  expect(author.complaints).toEqual([])
})

test('a broken file and one of 51 MB are sentences, and the server goes on', async () => {
  const { page } = author
  await bring(page, 'broken.docx', old.slice(0, 900))
  await page.getByRole('alert').getByText('The Word file is broken').waitFor()
  const large = Buffer.alloc(53_000_000)
  large.write('PK')
  const answer = await author.context.request.post('/policies/import', {
    headers: { origin: product.url },
    multipart: {
      title: '',
      template: 'employee-social-media',
      file: { name: 'big.docx', mimeType: docx, buffer: large },
    },
  })
  expect([413, 422]).toContain(answer.status())
  expect(await answer.text()).toContain('50 MB')
  await page.goto('/policies')
  expect(await heading(page)).toBe('Policies')
})
