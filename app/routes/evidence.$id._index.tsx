// A pack from elsewhere: checked again, what it says of itself, and its text as an archive page.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readPack } from '../commands/import-pack'
import { momentText } from '../domain/date-words'
import { groups } from '../evidence/pack-format'
import { allowed, notFound } from '../identity/guard'
import { PolicyContents, PolicyText } from '../render/web'
import { Notice } from '../ui/notice'
import { PackChecks } from '../ui/pack-checks'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evidence: ${data?.pack.title ?? 'pack'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'read-ledger')
  const found = await readPack(context.candor.db, params.id ?? '')
  if (!found) notFound('evidence pack')
  const { pack, report, document } = found
  const zone = context.organisation?.timeZone ?? 'UTC'
  return {
    pack,
    holds: report.holds,
    checks: report.checks,
    manifest: report.manifest && { ...report.manifest, files: report.manifest.files.length },
    made: report.manifest && momentOf(report.manifest.createdAt, zone),
    fingerprint: groups(report.manifest?.key.fingerprint ?? ''),
    importedAt: momentText(pack.importedAt, zone),
    document: document ?? null,
  }
}

/** What a stranger's file says is a moment may be anything. */
function momentOf(text: string, zone: string): string {
  return Number.isNaN(Date.parse(text)) ? text : momentText(new Date(text).toISOString(), zone)
}

export default function PackPage() {
  const { pack, holds, checks, manifest, made, fingerprint, importedAt, document } =
    useLoaderData<typeof loader>()
  return (
    <div className="stack loose">
      <PageHead
        title={pack.title}
        crumbs={[{ label: 'Evidence', href: '/evidence' }]}
        action={
          <a className="button" href={`/evidence/${pack.id}/file`} download>
            Download the pack
          </a>
        }
      />
      <Notice tone="wait" title="From another instance">
        <p>
          This is evidence of <span dir="auto">{pack.organisation}</span>, kept here as it came. It is no
          policy of this instance: nobody here is bound by it. {pack.importedByName} brought it in on{' '}
          {importedAt}.
        </p>
      </Notice>
      <Notice tone={holds ? 'good' : 'alarm'} title={holds ? 'The pack holds' : 'The pack does not hold'}>
        {holds
          ? 'Everything in it is as it was signed, and fits together. It was checked again just now.'
          : 'It was sound when it was brought in. Somebody changed it in the database of this instance.'}
      </Notice>
      {manifest && (
        <dl className="facts">
          <dt>Version</dt>
          <dd>{manifest.version.number ?? `submission ${manifest.version.ordinal}, not published`}</dd>
          <dt>Fingerprint</dt>
          <dd className="mono">{manifest.version.fingerprint}</dd>
          <dt>Made</dt>
          <dd dir="auto">
            {made} by {manifest.createdBy.name}
          </dd>
          <dt>Signed by the key</dt>
          <dd className="mono">{fingerprint}</dd>
          <dt>End of the ledger</dt>
          <dd className="mono">
            {manifest.ledgerHead.sequence}:{manifest.ledgerHead.hash}
          </dd>
        </dl>
      )}
      <details open={!holds}>
        <summary>What was checked ({checks.length})</summary>
        <PackChecks checks={checks} />
      </details>
      {document && (
        <article className="stack" aria-label="The text in the pack">
          <h2 dir="auto">{document.title}</h2>
          <PolicyContents document={document} />
          <PolicyText document={document} headingLevel={3} />
        </article>
      )}
    </div>
  )
}
