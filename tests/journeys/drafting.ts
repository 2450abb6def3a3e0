// Answering a section as somebody in a hurry would: something plausible in every field that is there.
import type { Locator, Page } from 'playwright-core'

/** Fills every question on the screen that is still empty; an answer may bring up the next question. */
export async function answerWhatIsAsked(page: Page): Promise<void> {
  const questions = page.locator('.question')
  for (let index = 0; index < (await questions.count()); index += 1) await answerOne(questions.nth(index))
}

/** Answers screen after screen, from the one that is open, until the answers are shown. Throws when that never comes. */
export async function answerToTheEnd(page: Page): Promise<void> {
  for (let screens = 0; screens < 60; screens += 1) {
    if (page.url().endsWith('/answers')) return
    await answerWhatIsAsked(page)
    await saveAndGoOn(page)
  }
  throw new Error(`The questions never ended; the last page was ${page.url()}`)
}

/** Sends the section and waits for the page it leads to. */
export async function saveAndGoOn(page: Page): Promise<void> {
  await goOn(page, page.getByRole('button', { name: /^(Save and go|Go) on$/ }))
}

/** Presses the button and waits until another page stands there. */
export async function goOn(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()])
}

/** Waits for the save that follows typing, and for the word and the time that tell of it. */
export async function untilSaved(page: Page): Promise<void> {
  await page.waitForResponse((response) => response.url().endsWith('/save'))
  await page
    .getByRole('status')
    .getByText(/^Saved \d\d:\d\d$/)
    .waitFor()
}

async function answerOne(question: Locator): Promise<void> {
  const field = question.locator('input:not([type=hidden]), textarea').first()
  const type = await field.getAttribute('type')
  if (type === 'radio' || type === 'checkbox') {
    if ((await question.locator('input:checked').count()) === 0) await field.check()
    return
  }
  if ((await field.inputValue()) !== '') return
  await field.fill(await words(field, type))
}

async function words(field: Locator, type: string | null): Promise<string> {
  if (type === 'date') return inHalfAYear()
  if ((await field.getAttribute('inputmode')) === 'decimal') return '8'
  return 'what we agreed at the club meeting'
}

function inHalfAYear(): string {
  return new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10)
}
