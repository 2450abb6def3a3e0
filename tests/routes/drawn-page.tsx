// A route's page as a browser gets it without script: drawn from what its loader gave, and readable by role and name.
import { createRemixStub } from '@remix-run/testing'
import { within } from '@testing-library/dom'
import { JSDOM } from 'jsdom'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Draws the component with the data of its loader, and of its action after a form came back. */
export function drawnPage(Component: ComponentType, data: unknown, answer?: unknown) {
  const Stub = createRemixStub([{ id: 'page', path: '/', Component }])
  const html = renderToStaticMarkup(
    <Stub
      hydrationData={{
        loaderData: { page: data },
        ...(answer === undefined ? {} : { actionData: { page: answer } }),
      }}
    />,
  )
  return readPage(html)
}

/** A finished page, readable by role and name. */
export function readPage(html: string) {
  const { document } = new JSDOM(html).window
  return { html, document, text: document.body.textContent ?? '', ...within(document.body) }
}

/** The answer that a loader or an action threw. */
export async function thrownBy(work: () => unknown): Promise<Response> {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
  throw new Error('Nothing was thrown.')
}

/** A form as a browser sends it. */
export function aForm(address: string, fields: Record<string, string>): Request {
  return new Request(`https://candor.example.org${address}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
}

export function aGet(address: string): Request {
  return new Request(`https://candor.example.org${address}`)
}
