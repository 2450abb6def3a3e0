// A kept page through Remix: the same page where the short path before Remix did not answer, for example in development.
import type { Context } from '../context'
import type { KeptPage } from '../http/kept-pages'

/** The page's answer as a Response, or null when the address is not one of its own. */
export async function keptResponse(
  page: KeptPage,
  context: Context,
  request: Request,
): Promise<Response | null> {
  const url = new URL(request.url)
  const answer = await page({
    method: 'GET',
    path: url.pathname,
    search: url.search,
    person: context.person,
    organisation: context.organisation,
    candor: context.candor,
    ifNoneMatch: request.headers.get('if-none-match') ?? undefined,
    acceptEncoding: undefined,
  })
  return (
    answer &&
    new Response(answer.body ? new Uint8Array(answer.body) : null, {
      status: answer.status,
      headers: { 'cache-control': 'private, no-cache', ...answer.headers },
    })
  )
}
