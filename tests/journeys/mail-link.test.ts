// Part 6: from a campaign to a mail that really arrives, past a link scanner, to an acknowledgement on a phone without JavaScript.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { changeMailRules } from '../../app/commands/change-mail-rules'
import { remind } from '../../app/jobs/reminders'
import { at } from '../jobs-clock'
import { openMailServer, type MailServer, type Received } from '../mail/a-mail-server'
import { aVisitor, openBrowser } from './browser'
import { aWholePlace, type WholePlace } from './every-address'
import { heading } from './visitors'

let place: WholePlace
let post: MailServer
let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  place = await aWholePlace()
  // The test runs at any hour of any day.
  const always = { aWeek: '3', quietFrom: '00:00', quietUntil: '00:00', weekends: 'open', managerAfter: '7' }
  await changeMailRules(place.desk(place.by.administrator), always, 0)
  post = await openMailServer()
  product = await startServer(place.folder, { env: { SMTP_URL: post.url } })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await post?.close()
  await place?.close()
})

/** The mail's text as a reader sees it: long lines joined again. */
function textOf(mail: Received): string {
  return mail.text.replace(/=\r\n/g, '').replace(/\r\n/g, '\n')
}

function digestsTo(address: string): Received[] {
  return post.received.filter((mail) => mail.to.includes(address) && mail.text.includes('Please read'))
}

test('the mail of a campaign arrives; a scanner opens its link first; the person reads and acknowledges, and hears no more', async () => {
  const reader = place.by.staff
  await expect.poll(() => digestsTo(reader.email).length, { timeout: 20_000, interval: 200 }).toBe(1)
  const [mail] = digestsTo(reader.email)
  if (!mail) throw new Error('No mail arrived.')
  const [link = ''] = /http\S+\/enter\/[\w-]+/.exec(textOf(mail)) ?? []
  const author = digestsTo(place.by.author.email)[0]
  expect(author && textOf(author)).not.toContain('/enter/')

  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method, redirect: 'manual' })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  }

  const { page, complaints } = await aVisitor(browser, product.url, { width: 390, plain: true })
  await page.goto(link)
  expect(await heading(page)).toBe(`Welcome, ${reader.name.split(' ')[0]}`)
  expect(await page.locator('main button').count()).toBe(1)
  await page.getByRole('button', { name: 'Open what I was asked to read' }).click()
  await page.waitForURL(/\/policies\/social-media-policy/)
  await page
    .getByRole('button', { name: /^Acknowledge/ })
    .first()
    .click()
  await page.waitForURL(/done=acknowledged/)
  expect(complaints).toEqual([])

  const records = await place.candor.db
    .selectFrom('acknowledgements')
    .select(['person_id', 'method', 'campaign_id'])
    .where('person_id', '=', reader.id)
    .execute()
  expect(records).toEqual([{ person_id: reader.id, method: 'self', campaign_id: place.campaignId }])

  const again = await aVisitor(browser, product.url, { width: 390, plain: true })
  await again.page.goto(link)
  expect(await heading(again.page)).toBe('This link does not work any more')
  await again.page.getByRole('button', { name: 'Send me a new one' }).click()
  expect(await heading(again.page)).toBe('Look at your mail')

  for (const days of [1, 24, 29, 31, 40])
    await remind(at(place.candor, new Date(Date.now() + days * 86_400_000)))
  const owed = await place.candor.db
    .selectFrom('outbox')
    .select('subject')
    .where('person_id', '=', reader.id)
    .where('subject', 'like', 'Please read%')
    .execute()
  expect(owed).toHaveLength(1)
})
