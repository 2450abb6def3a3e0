// The document around every Remix page. Framework script only where a route asks for it with `handle.script`.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useNonce } from './ui/nonce'
import { Problem, problemTitle } from './ui/problem'
import { Shell } from './ui/shell'
import stylesheet from './ui/styles/candor.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? 'Candor' : `${problemTitle(statusOf(error))} · Candor` },
]

export function loader({ context, request }: LoaderFunctionArgs) {
  const { person, organisation } = context
  return {
    person,
    organisation: organisation && {
      name: organisation.name,
      sample: organisation.sample,
      playbookAccess: organisation.playbookAccess,
    },
    path: new URL(request.url).pathname,
  }
}

/** The shell reads the person and organisation anew after every change of page. */
export const shouldRevalidate = () => true

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  // An error page needs no script; and a browser with trusted types refuses to add one later.
  const broken = (useRouteError() ?? null) !== null
  const asked = useMatches().some((match) => (match.handle as { script?: boolean } | undefined)?.script)
  const scripted = asked && !broken
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripted && <ScrollRestoration nonce={nonce} />}
        {scripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  const { person, organisation, path } = useLoaderData<typeof loader>()
  return (
    <Shell person={person} organisation={organisation} path={path}>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const facts = useRouteLoaderData<typeof loader>('root')
  const status = statusOf(error)
  const said = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : undefined
  return (
    <Shell
      person={facts?.person ?? null}
      organisation={facts?.organisation ?? null}
      path={facts?.path ?? '/'}
    >
      <Problem status={status} said={said} />
    </Shell>
  )
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}
