// What a page costs to open for the first time, as the browser counts it.
import type { Page, Request } from 'playwright-core'

export type Weight = {
  /** Bytes over the wire, heads and bodies as they were squeezed, without fonts. */
  bytes: number
  /** Bytes of script among them. */
  script: number
  /** The same without the heads, which HTTP/2 in front of it sends once. */
  scriptBodies: number
}

/** Opens the address in a page that has nothing stored yet, and weighs all that it loads. */
export async function weigh(page: Page, address: string): Promise<Weight> {
  const requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  await page.goto(address, { waitUntil: 'networkidle' })
  const parts = await Promise.all(requests.map(partOf))
  const sum = (chosen: typeof parts) => chosen.reduce((total, part) => total + part.bytes, 0)
  return {
    bytes: sum(parts.filter((part) => part.kind !== 'font')),
    script: sum(parts.filter((part) => part.kind === 'script')),
    scriptBodies: parts
      .filter((part) => part.kind === 'script')
      .reduce((total, part) => total + part.body, 0),
  }
}

async function partOf(request: Request): Promise<{ kind: string; bytes: number; body: number }> {
  const sizes = await request.sizes()
  const body = sizes.responseBodySize
  return { kind: request.resourceType(), bytes: sizes.responseHeadersSize + body, body }
}
