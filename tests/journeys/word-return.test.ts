// A lawyer's round: an author exports a draft, a lawyer edits it in Word, and the file comes back as suggestions.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf, edited } from '../import/returned'
import {
  atWords,
  commented,
  controlsOf,
  deleted,
  inserted,
  newParagraph,
  run,
  withComments,
} from '../import/word-edits'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { startSample, type Product } from './product'
import { heading, signInAs } from './visitors'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const policy = '/policies/trustees-social-media-policy'

let product: Product
let browser: Browser
let author: Visitor

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  // Nothing here needs a script.
  author = await aVisitor(browser, product.url, { plain: true })
  await signInAs(author.page, 'Priyanka Desai')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.goto(`${policy}/comments`)
  await goOn(page, page.getByRole('link', { name: 'Bring back a Word file' }))
  await page
    .getByLabel('The file that came back')
    .setInputFiles({ name, mimeType: docx, buffer: Buffer.from(bytes) })
  await goOn(page, page.getByRole('button', { name: 'Read it' }))
}

/** The draft with an insertion, a deletion, a comment, plain words, coloured words and a new section in it. */
function byLawyer(bytes: Uint8Array): Uint8Array {
  const texts = [...bodyOf(bytes).matchAll(/<w:t xml:space="preserve">((?:\w+ ){6}[^<]*\.)<\/w:t>/g)].map(
    (match) => match[1] ?? '',
  )
  const [one = '', two = '', three = '', four = ''] = texts.slice(2)
  const changed = edited(bytes, (xml) => {
    const inOne = atWords(xml, one, (at) => run(at.words) + inserted(' Ask our counsel first.', 'Dr Weber'))
    const inTwo = atWords(inOne, two, (at) =>
      commented(deleted(at.words, 'Jo Roe') + inserted('Say it in your own words.', 'Jo Roe'), '40'),
    )
    const inThree = atWords(inTwo, three, (at) => run(`${at.words} Nobody tracked this.`))
    const inFour = atWords(inThree, four, (at) => run(at.words, '<w:color w:val="C00000"/>'))
    const last = controlsOf(inFour).at(-2)
    const title = /<w:p>.*?<\/w:p>/.exec(last?.xml ?? '')?.[0] ?? ''
    const section =
      newParagraph(title, 'Pictures from board meetings', 'Dr Weber') +
      newParagraph('', 'Ask who is in them.', 'Dr Weber')
    return inFour.slice(0, last?.end) + section + inFour.slice(last?.end)
  })
  return withComments(changed, [{ id: '40', author: 'Jo Roe', text: 'This read like a threat.' }])
}

test(
  'what came back is shown whole, in any window, before anything is brought in',
  { timeout: 120_000 },
  async () => {
    const { page } = author
    const file = await page.request.get(`${policy}/export?format=docx&version=draft`)
    await bring(page, 'from-counsel.docx', byLawyer(await file.body()))
    expect(await heading(page)).toBe('Check what came back')
    await page.getByText('Words that are coloured in the file').waitFor()
    await page.getByText('Dr Weber, in Word').first().waitFor()
    await page.getByText('This read like a threat.').waitFor()
    await page.getByText('Pictures from board meetings').first().waitFor()
    const looks = [
      { width: 1280, dark: false },
      { width: 1280, dark: true },
      { width: 390, dark: false },
      { width: 390, dark: true },
    ]
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: 900 })
      await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' })
      expect([look, await widthFaults(page)]).toEqual([look, []])
      if (process.env['CANDOR_PICTURES'])
        await page.screenshot({
          path: `${process.env['CANDOR_PICTURES']}/return-${look.width}-${look.dark ? 'dark' : 'light'}.png`,
          fullPage: true,
        })
    }
  },
)

test('brought in, each stands among the comments with both names', { timeout: 60_000 }, async () => {
  const { page } = author
  await goOn(page, page.getByRole('button', { name: 'Bring them in as suggestions' }))
  expect(page.url()).toContain(`${policy}/comments`)
  await page.getByText('Words of Dr Weber, in Word, brought by Priyanka Desai').first().waitFor()
  await page.getByText('This read like a threat.').waitFor()
  if (process.env['CANDOR_PICTURES'])
    await page.screenshot({ path: `${process.env['CANDOR_PICTURES']}/return-comments.png`, fullPage: true })
})

test(
  'an untouched file changes nothing, and a foreign one is refused with the way on',
  { timeout: 60_000 },
  async () => {
    const { page } = author
    const file = await page.request.get(`${policy}/export?format=docx&version=draft`)
    await bring(page, 'untouched.docx', await file.body())
    await page.getByText('changes nothing in the sections').waitFor()
    await bring(page, 'broken.docx', Buffer.from('no Word file'))
    await page.getByText('The file is no Word document').waitFor()
    const other = await page.request.get('/policies/social-media-policy/export?format=docx')
    if (other.ok()) {
      await bring(page, 'other.docx', await other.body())
      await page.getByRole('link', { name: 'Bring it in as a policy of its own' }).waitFor()
    }
  },
)

test('the pages are named, and axe finds nothing', { timeout: 120_000 }, async () => {
  const visitor = await aVisitor(browser, product.url)
  await signInAs(visitor.page, 'Priyanka Desai')
  const file = await visitor.page.request.get(`${policy}/export?format=docx&version=draft`)
  await visitor.page.goto(`${policy}/return`)
  expect([await nameFaults(visitor.page), await accessFaults(visitor.page)]).toEqual([[], []])
  await bring(visitor.page, 'again.docx', byLawyer(await file.body()))
  expect([
    await nameFaults(visitor.page),
    await accessFaults(visitor.page),
    await lookFaults(visitor.page),
  ]).toEqual([[], [], []])
})
