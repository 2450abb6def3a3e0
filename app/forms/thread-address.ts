// What the address of a page about threads asks for, and what it says has just happened.
import { addressKey, addressNumber } from './address'

export type ThreadAsked = {
  clause: string | undefined
  standing: 'open' | 'closed'
  page: number
  done: { what: string; thread: string; told: number } | null
}

/** Reads clause, standing, page, and what an action has done. */
export function readThreadAddress(request: Request): ThreadAsked {
  const { searchParams } = new URL(request.url)
  const what = addressKey(request, 'done')
  return {
    clause: addressKey(request, 'clause'),
    standing: searchParams.get('standing') === 'closed' ? 'closed' : 'open',
    page: addressNumber(searchParams.get('page') ?? undefined) || 1,
    done: what
      ? {
          what,
          thread: addressKey(request, 'thread') ?? '',
          told: addressNumber(searchParams.get('told') ?? undefined),
        }
      : null,
  }
}

/** The same page with other choices; undefined takes one away. */
export function threadAddress(
  path: string,
  choices: {
    clause?: string | undefined
    standing?: string | undefined
    page?: number | undefined
    show?: string
  },
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(choices))
    if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
