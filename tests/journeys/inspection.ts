// What must be true of every page: one heading, a title, nothing wider than the window, and nothing that axe finds.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Sentences about a page that is not named well; none when it is. */
export async function nameFaults(page: Page): Promise<string[]> {
  const headings = await page.locator('h1').count()
  const title = await page.title()
  return [
    ...(headings === 1 ? [] : [`it has ${headings} first headings`]),
    ...(title !== '' && title !== 'Candor' ? [] : [`its title is “${title}”`]),
  ]
}

/** Sentences about what sticks out of the window; none when everything fits. */
export async function widthFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    const wide = [...document.querySelectorAll('main *, header *, nav *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    return [`wider than ${room} px: ${document.documentElement.scrollWidth} (${wide.slice(-3).join(', ')})`]
  })
}

/** Sentences about what axe finds; none when it finds nothing. What is folded is unfolded first. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true
  })
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(rules)
    .analyze()
  return violations.map(sentence)
}

/** After `accessFaults`: what axe finds in another width or colour scheme, where only colours and sizes can differ. */
export async function lookFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (place: Document, how: object) => Promise<AxeResults> } }).axe.run(
      document,
      {
        runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block'] },
        resultTypes: ['violations'],
        preload: false,
      },
    ),
  )
  return violations.map(sentence)
}

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

function sentence({ id, nodes }: AxeResults['violations'][number]): string {
  const places = nodes.map((node) => node.target.join(' '))
  return `${id} at ${places.slice(0, 3).join(', ')}`
}

/**
 * The kinds of markup on the page, each as "parent > element" with classes, and fields by name. A page whose kinds were all
 * seen before has nothing new to read.
 */
export async function markupOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kind = (element: Element | null) =>
      element ? `${element.localName}.${element.className}[${element.getAttribute('name') ?? ''}]` : ''
    const kinds = [...document.querySelectorAll('body *')].map(
      (element) => `${kind(element.parentElement)} > ${kind(element)}`,
    )
    return [...new Set(kinds)]
  })
}
