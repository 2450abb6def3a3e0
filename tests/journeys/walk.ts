// Which pages a person can reach: follows the links of the side list and of every page, a few of each kind.
import type { APIRequestContext } from 'playwright-core'
import { routeTable } from './route-table'

/** Parts of addresses that name a page, as the routes have them; every other part names a thing (a policy, a person, a number). */
const rooms = new Set(
  Object.keys(routeTable)
    .flatMap((path) => path.split('/'))
    .filter((part) => !part.startsWith(':') && part !== '*'),
)

export type ReachablePage = { address: string; html: string }

/**
 * Pages, as links lead to them from `starts`, at most `each` of one kind. Files to download and pages that lead elsewhere
 * are not pages. Throws when a link leads to an error: a page never offers what it then refuses.
 */
export async function reachablePages(
  caller: APIRequestContext,
  { starts, each }: { starts: string[]; each: number },
): Promise<ReachablePage[]> {
  const seen = new Map<string, number>()
  const queued = new Set<string>()
  const found: ReachablePage[] = []
  const waiting: string[] = []
  const enqueue = (address: string) => {
    const kind = kindOf(address)
    const known = seen.get(kind) ?? 0
    if (queued.has(address) || known >= each) return
    queued.add(address)
    seen.set(kind, known + 1)
    waiting.push(address)
  }
  starts.forEach(enqueue)
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await caller.get(address, { maxRedirects: 0 })
    if (answer.status() >= 300 && answer.status() < 400) {
      enqueue(answer.headers()['location'] ?? '/')
      continue
    }
    if (answer.status() !== 200)
      throw new Error(`A link leads to ${address}, which answers ${answer.status()}`)
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue
    const html = await answer.text()
    found.push({ address, html })
    linksOf(html, address).forEach(enqueue)
  }
  return found
}

/** The kinds of elements in a page, by name, class and field name: a page without a new one looks like one that was looked at. */
export function elementsOf({ address, html }: ReachablePage): string[] {
  const elements = [...html.matchAll(/<([a-z][\w-]*)([^>]*)>/g)].map(([, element, attributes = '']) => {
    const [type, field] = [/ class="([^"]*)"/, / name="([^"]*)"/].map(
      (one) => one.exec(attributes)?.[1] ?? '',
    )
    return `${element}.${type}[${field}]`
  })
  return [kindOf(address), ...elements]
}

function linksOf(html: string, from: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]+)"/g)]
    .map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), `http://here${from}`))
    .filter((url) => url.host === 'here')
    .map((url) => url.pathname + url.search)
}

function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const parts = pathname.split('/').map((part) => (part === '' || rooms.has(part) ? part : '*'))
  return `${parts.join('/')}?${[...new Set(searchParams.keys())].sort().join('&')}`
}
