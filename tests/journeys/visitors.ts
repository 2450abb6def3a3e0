// Ways in: by invitation, with a password, or with one click in the sample organisation.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** Long enough for everybody here. */
export const password = 'a quiet boat on the water'

/** Chooses the password an invitation asks for. */
export async function acceptInvitation(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Signs in as a person of the sample organisation. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** What the page calls itself. */
export async function heading(page: Page): Promise<string> {
  const found = page.getByRole('heading', { level: 1 })
  expect(await found.count()).toBe(1)
  return (await found.innerText()).trim()
}
