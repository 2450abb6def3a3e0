// Moving by keyboard: Tab by Tab to what is wanted, with an eye on whether one can see where one is.
import type { Locator, Page } from 'playwright-core'

const patience = 150

/** Presses Tab until the target has the focus. Throws when it never gets it, or when one stop on the way cannot be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < patience; presses += 1) {
    await page.keyboard.press('Tab')
    const unseen = await unseenFocus(page)
    if (unseen) throw new Error(`The focus cannot be seen on ${unseen} of ${page.url()}`)
    if (await hasFocus(target)) return
  }
  throw new Error(`${patience} times Tab did not lead to ${target.toString()} on ${page.url()}`)
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

/** Presses a key and waits until another page stands there. */
export async function pressToGo(page: Page, key: 'Enter' | 'Space'): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
}

/** What has the focus without a ring, or lies under something else; empty when all is well. */
async function unseenFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return ''
    const name = `${focused.tagName.toLowerCase()}.${focused.className} “${focused.textContent?.slice(0, 40)}”`
    const holders = [focused, focused.parentElement, focused.parentElement?.parentElement]
    const ringed = holders.some((holder) => {
      if (!holder) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(holder)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    if (!ringed) return `${name} (no ring)`
    const { left, top, width, height } = focused.getBoundingClientRect()
    const above = document.elementFromPoint(left + Math.min(width, 20) / 2, top + Math.min(height, 20) / 2)
    const free =
      above !== null && holders.some((holder) => holder?.contains(above) || above.contains(holder ?? null))
    return free ? '' : `${name} (hidden)`
  })
}
