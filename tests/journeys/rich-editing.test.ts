// Writing a section in one's own words: by keyboard alone, from Word, without a script, and two people at once.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { goOn } from './drafting'
import { accessFaults, lookFaults, nameFaults, widthFaults } from './inspection'
import { hasFocus, tabTo } from './keyboard'
import { startSample, type Product } from './product'
import { signInAs } from './visitors'

const policy = '/policies/trustees-social-media-policy'

let product: Product
let browser: Browser
let priyanka: Visitor
let owen: Visitor
let plain: Visitor
/** The page for the words of the new section. */
let own = ''

beforeAll(async () => {
  product = await startSample()
  browser = await openBrowser()
  priyanka = await aVisitor(browser, product.url)
  owen = await aVisitor(browser, product.url, { width: 390, dark: true })
  plain = await aVisitor(browser, product.url, { plain: true })
  await signInAs(priyanka.page, 'Priyanka Desai')
  await signInAs(owen.page, 'Owen Griffiths')
  await signInAs(plain.page, 'Priyanka Desai')
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('an own section is added where it belongs, and asks for its words', async () => {
  const { page } = priyanka
  await page.goto(`${policy}/sections`)
  await page.getByLabel('Heading').fill('Our podcast')
  await page.getByLabel('What it is about').selectOption({ label: 'Content, curation and credit' })
  await page.getByLabel('Where it stands').selectOption({ label: 'First' })
  await goOn(page, page.getByRole('button', { name: 'Add it, and write its words' }))
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('In your own words: Our podcast')
  own = new URL(page.url()).pathname
})

test('by keyboard alone: a list, a table, a link, and out again', async () => {
  const { page } = priyanka
  const text = await editor(page)
  await tabTo(page, text)
  await page.keyboard.type('You may record when')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+8')
  await page.keyboard.type('everyone agreed')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('guests too')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  await page.keyboard.press('Escape')
  expect(await hasFocus(page.getByRole('button', { name: 'Bold' }))).toBe(true)
  await arrowTo(page, 'Table')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Who')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Answers in')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Owen')
  await page.keyboard.press('Tab')
  await page.keyboard.type('two hours')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')

  await page.keyboard.type('See ')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('www.example.org/podcast')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' today')

  await page.keyboard.press('Escape')
  expect(await page.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true')
  await tabTo(page, page.getByRole('button', { name: 'Keep these words' }))
  await Promise.all([page.waitForURL(/\/sections\?done=written/), page.keyboard.press('Enter')])
  await page.getByText('The words of “Our podcast” are kept. It is section 1.').waitFor()
})

test('what was written stands in the draft as people will read it', async () => {
  const { page } = priyanka
  await page.goto(`${policy}/preview`)
  const section = page.locator('section', { has: page.getByRole('heading', { name: /Our podcast/ }) }).first()
  expect(await section.locator('li li').innerText()).toBe('guests too')
  expect(await section.getByRole('columnheader').allInnerTexts()).toEqual(['Who', 'Answers in'])
  expect(await section.getByRole('cell').allInnerTexts()).toEqual(['Owen', 'two hours'])
  expect(await section.getByRole('link', { name: /podcast$/ }).getAttribute('href')).toBe(
    'https://www.example.org/podcast',
  )
  expect((await section.locator('strong').innerText()).trim()).toBe('today')
})

test('a paste from Word comes clean, and a line says what was left out', async () => {
  const { page } = priyanka
  await page.goto(own)
  const text = await editor(page)
  await text.focus()
  await goToTheEnd(page)
  await page.keyboard.press('Enter')
  await paste(page, await readFile('tests/editor/clipboard/word.html', 'utf8'))
  await page.getByText('Pictures and films were left out.').waitFor()
  await page.getByText('Comments were left out.').waitFor()
  expect(await text.locator('ul > li > ul > li').allInnerTexts()).toEqual(['guests too', 'but not for us'])
  expect(await text.locator('[style], font, img').count()).toBe(0)
  expect(await accessFaults(page)).toEqual([])
  await Promise.all([page.waitForURL(/\/sections/), page.keyboard.press('Escape').then(() => keep(page))])
  await page.goto(`${policy}/preview`)
  await page.getByText('Personal accounts', { exact: true }).waitFor()
  expect(priyanka.complaints).toEqual([])
})

test('two people at once: the second sees both texts, takes the merge, and no word is lost', async () => {
  await Promise.all([priyanka.page.goto(own), owen.page.goto(own)])
  const [hers, his] = [await editor(priyanka.page), await editor(owen.page)]
  await hers.getByText('You may record when').click()
  await priyanka.page.keyboard.press('End')
  await priyanka.page.keyboard.type(', and only when,')
  await his.getByText('everyone agreed').click()
  await owen.page.keyboard.press('End')
  await owen.page.keyboard.type(' in writing')
  await Promise.all([priyanka.page.waitForURL(/\/sections/), keep(priyanka.page)])

  await keep(owen.page)
  await owen.page.getByRole('heading', { name: /^Priyanka Desai changed this section/ }).waitFor()
  await owen.page.getByText('Your changes and theirs do not touch the same passages.').waitFor()
  expect(await accessFaults(owen.page)).toEqual([])
  expect(await widthFaults(owen.page)).toEqual([])
  await owen.page.getByRole('button', { name: 'Use the merged words' }).click()
  await owen.page.getByText('Nothing is saved yet.').waitFor()
  const merged = await editor(owen.page)
  expect(await merged.innerText()).toContain('You may record when, and only when,')
  expect(await merged.innerText()).toContain('everyone agreed in writing')
  await Promise.all([owen.page.waitForURL(/\/sections/), keep(owen.page)])
  await owen.page.goto(`${policy}/preview`)
  await owen.page.getByText('You may record when, and only when,').waitFor()
  await owen.page.getByText('everyone agreed in writing').waitFor()
})

test('words survive a server that does not answer, and leaving them asks first', async () => {
  const { page, context } = owen
  await page.goto(own)
  const text = await editor(page)
  await text.focus()
  await page.keyboard.type('Unsaved words. ')
  await context.setOffline(true)
  await keep(page)
  await page.getByText('Not saved: the server did not answer.').waitFor()
  expect(await text.innerText()).toContain('Unsaved words.')
  await context.setOffline(false)
  const asked = new Promise<string>((resolve) =>
    page.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    }),
  )
  await page.getByRole('link', { name: 'Leave without a change' }).click()
  expect(await asked).toBe('beforeunload')
  owen.complaints.length = 0
})

test('without a script: the same words as Markdown, and the merge in the text box', async () => {
  const { page } = plain
  await page.goto(own)
  const box = page.getByLabel('Text', { exact: true })
  expect(await box.inputValue()).toContain('- everyone agreed in writing')
  await priyanka.page.goto(own)
  await (await editor(priyanka.page)).focus()
  await priyanka.page.keyboard.press('Control+Home')
  await priyanka.page.keyboard.type('Gladly: ')
  await Promise.all([priyanka.page.waitForURL(/\/sections/), keep(priyanka.page)])

  await box.fill((await box.inputValue()).replace('guests too', 'our guests too'))
  await keep(page)
  await page.getByRole('heading', { name: /^Priyanka Desai changed this section/ }).waitFor()
  await page.getByRole('button', { name: 'Use the merged words' }).click()
  await page.getByText('Nothing is saved yet.').waitFor()
  const merged = await page.getByLabel('Text', { exact: true }).inputValue()
  expect(merged).toContain('Gladly: You may record when')
  expect(merged).toContain('our guests too')
  await Promise.all([page.waitForURL(/\/sections/), keep(page)])
})

test('moving a section keeps the focus on it, and leaving it out can be taken back', async () => {
  const { page } = priyanka
  await page.goto(`${policy}/sections`)
  await goOn(page, page.getByRole('button', { name: 'Move “Our podcast” down' }))
  await page.getByText('“Our podcast” is section 2 now.').waitFor()
  expect(await hasFocus(page.getByRole('button', { name: 'Move “Our podcast” down' }))).toBe(true)

  await owen.page.goto(`${policy}/sections`)
  await goOn(page, page.getByRole('button', { name: 'Move “Our podcast” up' }))
  await page.getByText('“Our podcast” is section 1 now.').waitFor()
  expect(await hasFocus(page.getByRole('button', { name: 'Move “Our podcast” down' }))).toBe(true)
  await goOn(owen.page, owen.page.getByRole('button', { name: 'Move “Our podcast” down' }))
  await owen.page.getByText('Nothing was moved. This is the list now').waitFor()

  await goOn(page, page.getByRole('button', { name: 'Leave out “Our podcast”' }))
  await goOn(page, page.getByRole('button', { name: 'Bring “Our podcast” back' }).first())
  await page.getByText('“Our podcast” is back, with its words.').waitFor()
  await page.goto(`${policy}/preview`)
  await page.getByText('everyone agreed in writing').waitFor()
})

test('both pages are sound, wide and narrow, light and dark', async () => {
  for (const { page } of [priyanka, owen]) {
    for (const path of [`${policy}/sections`, own]) {
      await page.goto(path)
      if (path === own) await editor(page)
      expect([path, await nameFaults(page), await widthFaults(page)]).toEqual([path, [], []])
      expect([path, await accessFaults(page), await lookFaults(page)]).toEqual([path, [], []])
    }
  }
  expect(priyanka.complaints).toEqual([])
})

/** The text of the editor, once it has come to life. */
async function editor(page: Page) {
  const text = page.locator('[role="textbox"][contenteditable="true"]')
  await text.waitFor()
  return text
}

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep these words' }).click()
}

/** To the last line. For 20 ms after it got the focus, the editor puts the cursor back where it was. */
async function goToTheEnd(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+End')
      await page.waitForTimeout(100)
      return page.evaluate(() =>
        document
          .querySelector('[contenteditable="true"]')
          ?.lastElementChild?.contains(getSelection()?.anchorNode ?? null),
      )
    })
    .toBe(true)
}

/** Arrow by arrow through the buttons to this one. */
async function arrowTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('toolbar').getByRole('button', { name, exact: true })
  for (let presses = 0; presses < 20 && !(await hasFocus(target)); presses += 1)
    await page.keyboard.press('ArrowRight')
  expect(await hasFocus(target)).toBe(true)
}

/** What Ctrl+V brings, without the clipboard of the machine. */
async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    clipboardData.setData('text/plain', 'plain')
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, html)
}
