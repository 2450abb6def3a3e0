// The HTML document of a page that is kept ready: no framework, no script, one stylesheet.
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Shell, type ShellFacts } from '../ui/shell'
import stylesheet from '../ui/styles/candor.css?url'

/** Changes when the look does, so that kept pages and entity tags never outlive their stylesheet. */
export const look = stylesheet

/** The whole document as text. */
export function keptDocument(title: string, shell: ShellFacts, content: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(page(title, shell, content))}`
}

function page(title: string, shell: ShellFacts, content: ReactNode): ReactElement {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{`${title} · Candor`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <Shell {...shell}>{content}</Shell>
      </body>
    </html>
  )
}
