// R31: reading and acknowledging a policy with JavaScript off, on a phone, from the sign-in page to the record.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { startServer, type RunningProduct } from '../../bin/stress/start-server'
import { hashPassword } from '../../app/identity/password-hash'
import { updatePasswordHash } from '../../db/people'
import { transact } from '../../db/transaction'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { aWholePlace, type WholePlace } from './every-address'
import { heading, password } from './visitors'

let place: WholePlace
let product: RunningProduct
let browser: Browser
let reader: Visitor

beforeAll(async () => {
  place = await aWholePlace()
  const hash = await hashPassword(password)
  await transact(place.candor.db, (trx) => updatePasswordHash(trx, place.by.staff.id, hash))
  product = await startServer(place.folder)
  browser = await openBrowser()
  reader = await aVisitor(browser, product.url, { width: 390, plain: true })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await place?.close()
})

test('somebody without JavaScript signs in, finds what waits, reads it and acknowledges it once', async () => {
  const { page, complaints } = reader
  await page.goto('/')
  await page.getByLabel('E-mail address').fill(place.by.staff.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')

  await page
    .getByRole('link', { name: /Social media policy/ })
    .first()
    .click()
  expect(await heading(page)).toContain('Social media policy')
  const policy = page.url()
  const acknowledge = page.getByRole('button', { name: 'Acknowledge 1.0' })
  expect(await acknowledge.count()).toBe(1)
  await acknowledge.click()
  await page.waitForURL(/done=acknowledged/)
  expect(await page.getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0)

  // Going back and sending the old page again has no second effect.
  await page.goBack()
  const again = page.getByRole('button', { name: /^Acknowledge/ })
  if ((await again.count()) > 0) await again.click()
  await page.goto(policy)

  const records = await place.candor.db
    .selectFrom('acknowledgements')
    .selectAll()
    .where('person_id', '=', place.by.staff.id)
    .execute()
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    person_name: place.by.staff.name,
    version_number: '1.0',
    fingerprint: place.published.fingerprint,
    campaign_id: place.campaignId,
    method: 'self',
  })
  const told = await place.candor.db
    .selectFrom('ledger_entries')
    .select('id')
    .where('action', '=', 'version.acknowledged')
    .where('actor_id', '=', place.by.staff.id)
    .execute()
  expect(told).toHaveLength(1)
  expect(complaints).toEqual([])
  console.info(`R31: recorded ${records[0]?.acknowledged_at} without JavaScript`)
})
