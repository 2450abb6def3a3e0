// npm run pictures: photographs the sample organisation for README.md, in a real browser, into docs/pictures.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import { build } from './build.mjs'
import { buildDirectory, home, isBuilt } from './sources.mjs'

const { startSample } = await tsImport('../tests/journeys/product.ts', import.meta.url)
const { aVisitor, openBrowser } = await tsImport('../tests/journeys/browser.ts', import.meta.url)

const policy = '/policies/employee-social-media-policy'
const administrator = 'Grace Oduya'
const author = 'Priyanka Desai'
const approver = 'Helen Achterberg'
const staff = 'Aoife Brennan'
const responder = 'Daniel Kovacs'

/** An old policy as people have one: some sections there, some thin, and a sentence to show a lawyer. */
const oldPolicy = `# Harbour Trust on social media

## Purpose

Social media helps us to meet the people who visit the harbour. This page says how we use it, and why we are there at all.

## Personal use

Your own accounts are yours. You may say where you work. Make clear that you speak for yourself when somebody could think otherwise.

## Confidential information

You must not talk about:

- the names of our guests
- salaries and working conditions

## Passwords

Appropriate passwords must be used on every official account.
`

/** Name of the file → who looks at what, in which window, and what they do before the picture is taken. */
const pictures = {
  'my-work': { who: administrator, address: '/' },
  drafting: {
    who: author,
    address: '/policies/trustees-social-media-policy/draft/your-accounts',
    before: changeAnAnswer,
  },
  catalogue: { who: author, address: '/policies/new' },
  editor: {
    who: author,
    address: '/policies/trustees-social-media-policy/draft/your-accounts/text',
    before: seeTheEditor,
  },
  origins: { who: author, address: `${policy}/origins/purpose` },
  import: { who: author, address: '/policies/import', before: bringAPolicy },
  plan: { who: author, address: '/policies/import', before: planABroughtPolicy },
  reading: { who: staff, address: policy },
  compare: { who: approver, address: `${policy}/compare?from=1.0&to=2.0&show=duties` },
  verify: { who: author, address: `${policy}/history`, before: verifyAPack },
  'decision-phone': { who: approver, address: '/', phone: true, before: openTheDecision },
  progress: { who: author, address: '/acknowledgements', before: openTheCampaign },
  'ask-phone': { who: staff, address: '/ask', phone: true, before: askAboutAPicture },
  'acknowledge-phone-dark': {
    who: staff,
    address: policy,
    phone: true,
    dark: true,
    before: goToTheStatement,
  },
  'reading-phone-dark': { who: staff, address: policy, phone: true, dark: true },
  'playbook-phone': { who: null, address: '/playbook/hijacked-account', phone: true },
  'incident-dark': { who: responder, address: '/', dark: true, before: openTheIncident },
}

if (!(await isBuilt())) await build()
const directory = join(home, 'docs', 'pictures')
await mkdir(directory, { recursive: true })
const product = await startSample()
const browser = await openBrowser()
try {
  for (const [name, picture] of Object.entries(pictures)) {
    const path = join(directory, `${name}.png`)
    await take(path, picture)
    console.log(`${name}.png ${Math.round((await stat(path)).size / 1_000)} kB`)
  }
} finally {
  await browser.close()
  await product.stop()
}

async function take(path, { who, address, phone = false, dark = false, before }) {
  const { page, context } = await aVisitor(browser, product.url, { width: phone ? 390 : 1280, dark })
  if (who) {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: new RegExp(`^${who}`) }).click()
    await page.waitForURL((url) => url.pathname === '/')
  }
  await page.goto(address)
  await before?.(page)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path })
  await context.close()
}

async function changeAnAnswer(page) {
  await page.getByText(/, live$/).waitFor()
  await page.getByRole('radio', { name: /^In breaks only/ }).check()
  await page.locator('.redline ins').first().waitFor()
  await page.waitForResponse((response) => response.url().endsWith('/save'))
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
}

async function openTheDecision(page) {
  await page
    .getByRole('link', { name: /^Read and decide/ })
    .first()
    .click()
  await page.waitForURL((url) => url.pathname.endsWith('/decision'))
}

async function openTheCampaign(page) {
  await page
    .getByRole('link', { name: /^Employee social media policy 2/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'By department' }).waitFor()
}

async function askAboutAPicture(page) {
  await page.getByRole('radio', { name: /^An official account/ }).check()
  await page.getByRole('radio', { name: /^Children or young people/ }).check()
  await page.getByRole('button', { name: 'Show what holds' }).click()
  await page.waitForURL((url) => url.pathname === '/ask/answer')
}

async function goToTheStatement(page) {
  await page.locator('#statement').scrollIntoViewIfNeeded()
}

async function openTheIncident(page) {
  await page
    .getByRole('link', { name: /^Go to the desk/ })
    .first()
    .click()
  await page.waitForURL((url) => url.pathname.startsWith('/incidents/'))
}

/** Takes the pack of the live version, and checks it from a file as anybody outside would. */
async function verifyAPack(page) {
  await page.getByRole('row', { name: /^2\.0/ }).getByRole('link').first().click()
  await page.getByRole('link', { name: 'Evidence pack' }).click()
  const [pack] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the pack' }).click(),
  ])
  await page.goto(pathToFileURL(join(buildDirectory, 'verify.html')).href)
  const folder = await mkdtemp(join(tmpdir(), 'candor-picture-'))
  await pack.saveAs(join(folder, pack.suggestedFilename()))
  await page.getByLabel('The pack').setInputFiles(join(folder, pack.suggestedFilename()))
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await rm(folder, { recursive: true })
}

async function seeTheEditor(page) {
  await page.getByRole('toolbar').waitFor()
}

async function bringAPolicy(page) {
  await page.getByLabel('Or paste its text').fill(oldPolicy)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.waitForURL((url) => /^\/policies\/import\/./.test(url.pathname))
}

async function planABroughtPolicy(page) {
  await bringAPolicy(page)
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/plan'))
}
