// The headers of every answer: what a browser may load, and who may look on.
import type { ServerResponse } from 'node:http'
import type { Settings } from '../settings'

const always: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  [
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
  ],
]

const base =
  "default-src 'none'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** For pages that carry no script of their own. */
export const plainPolicy = `${base}; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'`

/**
 * For pages with a script: only the one that holds the nonce, and what it loads. The one trusted-types policy is that of
 * the editor, which parses what is pasted in a document that is never shown.
 */
export function scriptPolicy(nonce: string): string {
  return `${base}; style-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard`
}

/** For the server's own plain pages: their one stylesheet is inside, named by its digest. */
export function sealedPolicy(styleDigest: string): string {
  return `default-src 'none'; img-src 'self'; style-src 'sha256-${styleDigest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}

/** Sets what every answer carries, before anything else is known of it. */
export function setSecurityHeaders(response: ServerResponse, settings: Settings): void {
  for (const [name, value] of always) response.setHeader(name, value)
  response.setHeader('content-security-policy', plainPolicy)
  if (settings.urlGiven && settings.url.startsWith('https:'))
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
