// A person's calendar feed, for calendar programs: the address is the key, so nothing is stored on the way.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFeed } from '../commands/calendar-days'
import { notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => feedOf(args))
}

async function feedOf({ context, params }: LoaderFunctionArgs): Promise<Response> {
  const token = /^(.+)\.ics$/.exec(params.token ?? '')?.[1] ?? ''
  const feed = await calendarFeed(context.candor, token)
  if (feed === undefined) notFound('calendar')
  return new Response(feed, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="policies.ics"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  })
}
