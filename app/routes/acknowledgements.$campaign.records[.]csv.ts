// The records of a campaign as CSV, safe to open in a spreadsheet: made while it is sent, a few hundred people at a time.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findCampaign } from '../../db/campaigns'
import { recordsCsv } from '../commands/records-csv'
import { localDay } from '../domain/local-day'
import { allowed, notFound } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, () => recordsOf(args))
}

async function recordsOf({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  allowed(context, request, 'read-acknowledgements')
  const { db, now } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  return new Response(streamOf(recordsCsv(db, campaign, today)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="acknowledgements-${campaign.id}.csv"`,
      'cache-control': 'private, no-cache',
    },
  })
}

/** At the pace of the reader; whoever goes away stops the making. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
