// People from a file, on a phone and without a script: upload, columns, dry run with a bad line, brought in. Then two records become one.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { signInAs } from './visitors'

let product: Product
let browser: Browser
let phone: Visitor
let desk: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  phone = await aVisitor(browser, product.url, { width: 390, dark: true, plain: true })
  desk = await aVisitor(browser, product.url)
  await signInAs(phone.page, 'Grace Oduya')
  await signInAs(desk.page, 'Grace Oduya')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function faults(page: Page): Promise<string[]> {
  return [
    ...(await nameFaults(page)),
    ...(await widthFaults(page)),
    ...(await accessFaults(page)),
    ...(await lookFaults(page)),
  ]
}

const file = [
  'Personalnummer;Nachname;Vorname;E-Mail;Abteilung;Standort;Vorgesetzter;Art',
  'HT-900;Lindqvist;Åsa;asa@harbourtrust.example;Events;Festival Quay;HT-901;Ehrenamtliche',
  'HT-901;Tamm;Jüri;;Events;Festival Quay;;extern',
  ';Niemand;Nora;not-an-address;;;;',
  ';Brennan;Aoife;aoife.brennan@harbourtrust.example;Events;Museum;;',
].join('\r\n')

test('a list with a bad line is uploaded, its columns are known, and nobody has changed yet', async () => {
  const { page } = phone
  await page.goto('/people')
  await page.getByRole('link', { name: 'People from a file' }).click()
  await page.getByLabel('The file').setInputFiles({
    name: 'Personal.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file, 'latin1'),
  })
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('Åsa').waitFor()
  expect(await page.getByLabel('Manager', { exact: true }).inputValue()).toBe('6')
  await desk.page.goto(page.url())
  expect(await faults(desk.page)).toEqual([])
  await page.getByRole('button', { name: 'Compare with who is here' }).click()
  await page.getByRole('heading', { name: 'What would happen' }).waitFor()
  await page.getByText('2 people join, 1 changes, 0 leave, 0 stay the same.').waitFor()
  await page.getByRole('link', { name: 'Bad lines (1)' }).click()
  await page.getByText('“not-an-address” is not an e-mail address.').waitFor()
  await page.getByRole('link', { name: 'Change (1)' }).click()
  await page.getByText('Location: Festival Quay → Museum').waitFor()
  await desk.page.goto(page.url())
  expect(await faults(desk.page)).toEqual([])
})

test('bringing it in adds the people, with a manager who stood later in the file', async () => {
  const { page } = phone
  await page.getByRole('button', { name: 'Bring in 3 people' }).click()
  await page.getByText('This list was brought in').waitFor()
  await page.goto('/people?location=Festival+Quay&kind=volunteer')
  await page.getByRole('link', { name: 'Åsa Lindqvist' }).click()
  await page.getByRole('link', { name: 'Jüri Tamm' }).click()
  await page.getByText('Here, without e-mail').waitFor()
})

test('two records of one person become one', async () => {
  const { page } = desk
  await page.goto('/people?words=Tamm')
  await page.getByRole('link', { name: 'Jüri Tamm' }).click()
  await page.getByRole('link', { name: 'Merge another record into this one' }).click()
  await page.getByLabel('Find the other record').fill('Aoife')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: 'Aoife Brennan' }).click()
  await page.getByRole('button', { name: 'Merge the two for good' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByLabel('Why are they one person?').fill('Hired again under another name.')
  await page.getByRole('button', { name: 'Merge the two for good' }).click()
  await page.getByText('The two records are one now.').waitFor()
  await page
    .getByRole('cell', { name: /Aoife Brennan/ })
    .first()
    .waitFor()
  expect(await faults(page)).toEqual([])
  expect([...desk.complaints, ...phone.complaints]).toEqual([])
})
