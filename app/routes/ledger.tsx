// The ledger: who did what to which thing when, over everything, newest first.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAnchors, type Anchor } from '../../db/anchors'
import { head as ledgerHead } from '../../db/ledger'
import { timeline } from '../../db/ledger-timeline'
import { listPolicyNames } from '../../db/policies'
import { momentText } from '../domain/date-words'
import { ledgerSentence } from '../governance/ledger'
import { headText } from '../governance/ledger-head'
import { addressKey } from '../forms/address'
import { allowed } from '../identity/guard'
import { AnchorList } from '../ui/anchor-list'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'

export const meta: MetaFunction = () => [{ title: 'Ledger · Candor' }]

const pageSize = 50
const newestAnchors = 10

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'read-ledger')
  const { db } = context.candor
  const before = addressKey(request, 'before')
  const anchors = await listAnchors(db, { limit: newestAnchors })
  const entries = await timeline(db, { ...(before && { before }), limit: pageSize + 1 })
  const shown = entries.slice(0, pageSize)
  const policies = await listPolicyNames(
    db,
    shown.flatMap(({ policyId }) => policyId ?? []),
  )
  return {
    head: headText(await ledgerHead(db)),
    anchors: anchors.map(({ id, kind, sequence, hash, at, detail }) => ({
      ...{ id, kind, sequence, hash, at },
      note: noteOf(kind, detail),
    })),
    zone: context.organisation?.timeZone ?? 'UTC',
    entries: shown.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      sentence: ledgerSentence(entry),
      policy: policies.get(entry.policyId ?? '') ?? null,
    })),
    isFirst: before === undefined,
    next: entries.length > pageSize ? `?before=${entries[pageSize - 1]?.id}` : null,
  }
}

function noteOf(kind: Anchor['kind'], detail: Anchor['detail']): string {
  if (kind === 'mail')
    return `to ${detail['addresses'] === 1 ? '1 address' : `${detail['addresses']} addresses`}`
  return kind === 'time-stamp' ? `by ${detail['signer']}` : ''
}

export default function Ledger() {
  const { head, anchors, zone, entries, isFirst, next } = useLoaderData<typeof loader>()
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
        <dt>Head</dt>
        <dd className="mono">{head}</dd>
        <dt>Check it</dt>
        <dd>
          <span className="mono">candor verify --head {head}</span>
        </dd>
      </dl>
      {isFirst && (
        <section className="stack" aria-labelledby="anchors">
          <h2 id="anchors">Heads that were given out</h2>
          <p className="muted narrow">
            Each is a copy of where the ledger ended. A chain that was cut off or written anew contradicts
            them. The check compares all of them; those that left the house prove it, because nobody in here
            can change them.
          </p>
          {anchors.length === 0 ? (
            <p>None yet. Publish a version, or let the head be mailed each week.</p>
          ) : (
            <AnchorList anchors={anchors} zone={zone} />
          )}
        </section>
      )}
      <h2>Entries</h2>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.sentence}.
            <br />
            <small>
              {momentText(entry.at, zone)}
              {entry.policy && (
                <>
                  {' · '}
                  <a href={`/policies/${entry.policy.slug}/history`} dir="auto">
                    {entry.policy.title}
                  </a>
                </>
              )}
            </small>
          </li>
        ))}
      </ol>
      <Pager next={next} isFirst={isFirst} firstHref="/ledger" />
    </>
  )
}
