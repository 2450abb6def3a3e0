// The sample organisation: every role signs in with one click, and every page it can reach is sound, wide in light and narrow in dark.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisitor, openBrowser, type Visitor } from './browser'
import { accessFaults, lookFaults, markupOf, nameFaults, widthFaults } from './inspection'
import { startProduct, type Product } from './product'
import { heading, signInAs } from './visitors'
import { elementsOf, reachablePages } from './walk'

const onePerRole = {
  administrator: 'Grace Oduya',
  author: 'Priyanka Desai',
  approver: 'Helen Achterberg',
  responder: 'Daniel Kovacs',
  auditor: 'Béatrice Lambert',
  staff: 'Aoife Brennan',
}

let product: Product
let browser: Browser
/** Kinds of markup that axe has read, whoever looked. */
const known = new Set<string>()
/** Kinds of pages and elements that were looked at, whoever looked. */
const elements = new Set<string>()
const count = { reached: 0, pages: 0, variants: 0, read: 0 }

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  console.log(
    `Reached ${count.reached} pages; inspected the ${count.pages} with another kind of page or element in ${count.variants} variants of width and colour; axe read the ${count.read} with something new in them.`,
  )
})

test('the set-up link loads the sample, which says on every page that it is one', async () => {
  const { page, context } = await aVisitor(browser, product.url)
  await page.goto(product.setupLink ?? '')
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await page.getByText('Sample organisation: the people and events here are invented').waitFor()
  await page.getByRole('heading', { name: 'Look around as one of these people' }).waitFor()
  await context.close()
})

test('nobody in particular: every page that is open to all', async () => {
  const visitor = await aVisitor(browser, product.url)
  const starts = ['/sign-in', '/reset', '/playbook', '/playbook?words=hacked', '/playbook/triage']
  expect(await faultsOnTheWay(visitor, { starts, each: 2 })).toEqual([])
  await visitor.context.close()
})

// Side by side: a walk mostly waits for pages.
describe.concurrent.each(Object.entries(onePerRole))('the %s, %s', (_role, name) => {
  test('every page in reach is sound', async ({ expect }) => {
    const visitor = await aVisitor(browser, product.url)
    await signInAs(visitor.page, name)
    expect(await heading(visitor.page)).toContain(name.split(' ')[0])
    const starts = ['/', '/account', '/search?words=pictures', '/playbook?words=hacked']
    expect(await faultsOnTheWay(visitor, { starts, each: 2 })).toEqual([])
    await visitor.context.close()
  }, 600_000)
})

test('the page people read a policy on fits a window of 320 px', async () => {
  const { page, context } = await aVisitor(browser, product.url, { width: 320 })
  await signInAs(page, onePerRole.staff)
  await page.goto('/policies/employee-social-media-policy')
  expect(await widthFaults(page)).toEqual([])
  await context.close()
})

test.each(['/nowhere', '/policies/not-here', '/policies/not-here/export?format=md', '/playbook/not-here'])(
  '%s leads nowhere, and has a page that helps',
  async (address) => {
    const { page, context } = await aVisitor(browser, product.url)
    await signInAs(page, onePerRole.staff)
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(404)
    expect(await nameFaults(page)).toEqual([])
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('main').getByRole('link').first().waitFor()
    await context.close()
  },
)

async function faultsOnTheWay(
  { page, context, complaints }: Visitor,
  way: { starts: string[]; each: number },
): Promise<string[]> {
  const faults: string[] = []
  for (const reachable of await reachablePages(context.request, way)) {
    const { address } = reachable
    count.reached += 1
    if (!isNews(elementsOf(reachable), elements)) continue
    const answer = await page.goto(address)
    const found = [
      ...(answer?.status() === 200 ? [] : [`it answers ${answer?.status()}`]),
      ...(await nameFaults(page)),
      ...(await faultsOfLooks(page)),
      ...complaints.splice(0),
    ]
    faults.push(...found.map((one) => `${address}: ${one}`))
    count.pages += 1
  }
  return faults
}

/** Wide and light, narrow and dark: what colours do does not hang on the width. Axe reads the page whole, then its looks in dark. */
async function faultsOfLooks(page: Page): Promise<string[]> {
  const isNew = isNews(await markupOf(page), known)
  const faults: string[] = []
  for (const { width, colours, axe } of looks) {
    await page.emulateMedia({ colorScheme: colours })
    await page.setViewportSize({ width, height: 900 })
    const found = await widthFaults(page)
    if (isNew) found.push(...(await axe(page)))
    faults.push(...found.map((one) => `${colours}, ${width} px: ${one}`))
    count.variants += 1
  }
  if (isNew) count.read += 1
  return faults
}

const looks = [
  { width: 1280, colours: 'light', axe: accessFaults },
  { width: 390, colours: 'dark', axe: lookFaults },
] as const

/** True when one of these was not known before; from then on all are. */
function isNews(kinds: readonly string[], before: Set<string>): boolean {
  const fresh = kinds.filter((kind) => !before.has(kind))
  fresh.forEach((kind) => before.add(kind))
  return fresh.length > 0
}
