// An auditor takes a pack, opens its verify.html from a file with the network off, and sees what holds and what was changed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf, textIn, withFile, zipOf } from '../evidence/a-pack'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, widthFaults } from './inspection'
import { startProduct, startSample, type Product } from './product'
import { heading, password, signInAs } from './visitors'

let product: Product
let other: Product
let browser: Browser
let auditor: Visitor
let folder: string
let packPath: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-evidence-'))
  product = await startSample()
  other = await startProduct()
  browser = await openBrowser()
  auditor = await aVisitor(browser, product.url, { plain: true })
  await signInAs(auditor.page, 'Béatrice Lambert')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await other?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('the pack of the live version is made by a button, without a script', async () => {
  const { page } = auditor
  await page.goto('/policies/employee-social-media-policy/history')
  const row = page.getByRole('row', { name: /^2\.0/ })
  await row.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Evidence pack' }).click()
  expect(await heading(page)).toBe('Evidence pack')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the pack' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('employee-social-media-policy-2.0-evidence.zip')
  packPath = join(folder, download.suggestedFilename())
  await download.saveAs(packPath)
})

test('the key stands on the page of evidence', async () => {
  const { page } = auditor
  const manifest = JSON.parse(textIn(filesOf(await readFile(packPath)), 'manifest.json')) as {
    key: { public: string }
  }
  await page.goto('/evidence')
  await page.getByText(manifest.key.public, { exact: true }).waitFor()
})

test.each([
  ['in a wide window', 1280, false],
  ['on a phone, in the dark', 390, true],
])('verify.html from a file, with the network off, %s', async (_, width, dark) => {
  const pack = filesOf(await readFile(packPath))
  const pagePath = join(folder, 'verify.html')
  const forgedPath = join(folder, 'forged.zip')
  await writeFile(pagePath, textIn(pack, 'verify.html'))
  const forged = withFile(pack, 'acknowledgements.csv', (text) => text.replace(/^"?\w/m, 'X'))
  await writeFile(forgedPath, zipOf(forged))
  const { page, context, complaints } = await aVisitor(browser, product.url, { width, dark })
  await context.setOffline(true)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(pagePath).href)
  expect(await accessFaults(page)).toEqual([])

  await page.getByLabel('The pack').setInputFiles(packPath)
  await page
    .getByRole('heading', { name: 'The pack holds: employee-social-media-policy-2.0-evidence.zip' })
    .waitFor()
  await page.getByText(/All \d+ acknowledgements name the fingerprint of this text/).waitFor()
  await page.getByText(/A pack cannot prove whose key that is/).waitFor()
  expect(await accessFaults(page)).toEqual([])
  expect(await widthFaults(page)).toEqual([])

  await page.getByLabel('The key, or its fingerprint').fill('ab'.repeat(32))
  await page.getByRole('button', { name: 'Check again with this' }).click()
  await page.getByText(/It was signed by another key than the one you gave/).waitFor()

  await page.getByLabel('The key, or its fingerprint').fill('')
  await page.getByLabel('The pack').setInputFiles(forgedPath)
  await page.getByRole('heading', { name: 'The pack does not hold: forged.zip' }).waitFor()
  await page
    .getByText(/“acknowledgements\.csv” was changed after it was signed\. Line 1 was changed/)
    .waitFor()
  expect(await accessFaults(page)).toEqual([])
  expect(await widthFaults(page)).toEqual([])
  expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('the pack is brought into an empty instance and holds there', async () => {
  const administrator = await aVisitor(browser, other.url, { plain: true })
  const { page } = administrator
  await page.goto(other.setupLink ?? '')
  await page.getByLabel('Name of the organisation').fill('The archive')
  await page.getByLabel('Your name').fill('Ada Quist')
  await page.getByLabel('Your e-mail address').fill('ada@example.org')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/evidence')
  await page.getByLabel('The pack').setInputFiles(packPath)
  await page.getByRole('button', { name: 'Check it and keep it' }).click()
  await page.getByText('From another instance').waitFor()
  await page.getByText('The pack holds').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the pack' }).click(),
  ])
  const copy = join(folder, 'copy.zip')
  await download.saveAs(copy)
  expect((await readFile(copy)).equals(await readFile(packPath))).toBe(true)
})
