// Speaks HTTP as a browser that is signed in, and never follows or repeats anything by itself.

export type Answer = { status: number; to: string; body: Buffer; headers: Headers }

/** Sends a form of this server's own pages. */
export function post(
  url: string,
  path: string,
  { cookie, fields }: { cookie: string; fields: Record<string, string> },
): Promise<Answer> {
  const headers = { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' }
  return ask(url, path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })
}

/** Reads a page. */
export function get(url: string, path: string, cookie: string): Promise<Answer> {
  return ask(url, path, { headers: { cookie } })
}

/** One request as given. @throws when the server goes away before the answer is whole */
export async function ask(url: string, path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { ...request, redirect: 'manual' })
  const body = Buffer.from(await response.arrayBuffer())
  const { status, headers } = response
  return { status, headers, body, to: headers.get('location') ?? '' }
}
