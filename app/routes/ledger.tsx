// The ledger: who did what to which thing when, over everything, newest first.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { head as ledgerHead } from '../../db/ledger'
import { timeline } from '../../db/ledger-timeline'
import { momentText } from '../domain/date-words'
import { ledgerSentence } from '../domain/ledger'
import { addressKey } from '../forms/address'
import { allowed } from '../identity/guard'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'

export const meta: MetaFunction = () => [{ title: 'Ledger · Candor' }]

const pageSize = 50

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'read-ledger')
  const { db } = context.candor
  const before = addressKey(request, 'before')
  const entries = await timeline(db, { ...(before && { before }), limit: pageSize + 1 })
  return {
    head: await ledgerHead(db),
    zone: context.organisation?.timeZone ?? 'UTC',
    entries: entries
      .slice(0, pageSize)
      .map((entry) => ({ id: entry.id, at: entry.at.toISOString(), sentence: ledgerSentence(entry) })),
    isFirst: before === undefined,
    next: entries.length > pageSize ? `?before=${entries[pageSize - 1]?.id}` : null,
  }
}

export default function Ledger() {
  const { head, zone, entries, isFirst, next } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Ledger">
        <p className="muted narrow">
          Every change, written in the same transaction as the change itself and chained by SHA-256. Nobody
          can edit or remove a row; <span className="mono">candor verify</span> checks the whole chain and
          names the first broken row.
        </p>
      </PageHead>
      <dl className="facts">
        <dt>Rows</dt>
        <dd>{head.sequence}</dd>
        <dt>Head</dt>
        <dd className="mono">{head.hash}</dd>
      </dl>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.sentence}.
            <br />
            <small>{momentText(entry.at, zone)}</small>
          </li>
        ))}
      </ol>
      <Pager next={next} isFirst={isFirst} firstHref="/ledger" />
    </>
  )
}
