// A real Chromium from its npm package: no system install, the same one everywhere.
import chromiumPackage from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Starts the browser. A missing one is a failure that says what to do. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: await chromiumPackage.executablePath(),
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
  } catch (error) {
    throw new Error(
      'The browser of @sparticuz/chromium did not start. Run `npm ci` again; on Linux it needs glibc and about 300 MB in the temporary folder.',
      { cause: error },
    )
  }
}

export type Visit = {
  width?: number
  dark?: boolean
  /** JavaScript off. */
  plain?: boolean
}

export type Visitor = { page: Page; context: BrowserContext; complaints: string[] }

/** A visitor of their own: cookies, window and colours. Anything the browser complains about is collected in `complaints`. */
export async function aVisitor(
  browser: Browser,
  url: string,
  { width = 1280, dark = false, plain = false }: Visit = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: !plain,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusedForm(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** A form that comes back with a sentence has the status 422, which a browser mentions too. */
function isRefusedForm(complaint: string): boolean {
  return complaint.includes('status of 422')
}
