// Where a sign-in may lead: only to a page of this server.

/** The path when it is one of ours, else "/". Nothing that a browser could read as another host passes. */
export function localPath(next: string | null | undefined): string {
  if (!next || next.length > 1_000 || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(next)) return '/'
  const url = URL.canParse(next, 'http://candor.invalid') ? new URL(next, 'http://candor.invalid') : null
  if (url?.origin !== 'http://candor.invalid') return '/'
  if (/^\/(sign-in|sign-out)(\/|$)/.test(url.pathname)) return '/'
  if (url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
