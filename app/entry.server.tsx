// Turns a Remix page into text. Pages without a script are drawn in one go; pages with one carry their data behind them.
import { PassThrough } from 'node:stream'
import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import type { ReactElement } from 'react'
import type { Context } from './context'
import type { KeptPage } from './http/kept-pages'
import type { PlainForm } from './http/plain-forms'
import { acknowledgementForm } from './pages/acknowledgement-form'
import { policyPage } from './pages/policy-page'
import { scenarioPage } from './pages/scenario-page'
import { NonceContext } from './ui/nonce'

/** Nothing here waits for slow data: a render that takes this long is broken. */
const patience = 5_000

/** Taken by the server, which answers with them before Remix. They stand here because only this build knows the stylesheet's name. */
export const keptPages: readonly KeptPage[] = [policyPage, scenarioPage]

/** Likewise taken by the server, for a form whose answer needs no page. */
export const plainForms: readonly PlainForm[] = [acknowledgementForm]

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: Context,
): Promise<Response> {
  const scripted = hasScript(remix)
  const page = (
    <NonceContext.Provider value={context.nonce}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </NonceContext.Provider>
  )
  const html = scripted ? await drawnWhole(page) : renderToString(page)
  headers.set('content-type', 'text/html; charset=utf-8')
  if (scripted) headers.set('x-candor-script', 'yes')
  return new Response(`<!doctype html>${html}`, { status, headers })
}

/** What broke goes to the server, which answers and writes it into the log. */
export const handleError: HandleErrorFunction = (error, { context, request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.reportFault?.(error)
}

function hasScript(remix: EntryContext): boolean {
  return remix.staticHandlerContext.matches.some((match) => {
    const handle: unknown = remix.routeModules[match.route.id]?.handle
    return typeof handle === 'object' && handle !== null && 'script' in handle && handle.script === true
  })
}

async function drawnWhole(page: ReactElement): Promise<string> {
  const chunks: Buffer[] = []
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const sink = new PassThrough()
      sink.on('data', (chunk: Buffer) => chunks.push(chunk))
      sink.on('end', resolve)
      const { pipe, abort } = renderToPipeableStream(page, {
        onAllReady: () => pipe(sink),
        onShellError: reject,
        onError: reject,
      })
      timer = setTimeout(() => abort(new Error('A page took too long to draw.')), patience)
    })
  } finally {
    clearTimeout(timer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
