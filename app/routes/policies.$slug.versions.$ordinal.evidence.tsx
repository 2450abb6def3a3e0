// Make an evidence pack of a version: what will be in it, and the button that makes it.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAnchorOf } from '../../db/anchors'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findVersionByOrdinal } from '../../db/versions'
import { numberText } from '../governance/version'
import { addressNumber } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { OnceKey } from '../ui/field'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evidence pack: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'pack-evidence')
  const { db } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const own = (await listPublications(db, policy.id)).find((one) => one.versionId === version.id)
  return {
    slug: policy.slug,
    title: version.title,
    ordinal: version.ordinal,
    name: own ? `version ${numberText(own)}` : `submission ${version.ordinal}`,
    latest: (await findAnchorOf(db, version.id))?.at ?? null,
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export default function PackVersion() {
  const { slug, title, ordinal, name, latest, zone, once } = useLoaderData<typeof loader>()
  const here = `/policies/${slug}/versions/${ordinal}`
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Evidence pack"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: title, href: `/policies/${slug}/history` },
          { label: name, href: here },
        ]}
      >
        <p className="lead">
          One signed zip file that speaks for {name} of “{title}”. Whoever gets it checks it in a browser,
          without this server and without a network.
        </p>
      </PageHead>
      <section className="stack tight">
        <h2>What is in it</h2>
        <ul className="bullets">
          <li>The text as Word, Markdown and a web page, and the document with its fingerprint</li>
          <li>What was answered, and where each sentence comes from</li>
          <li>Who was asked to approve, who decided what, when, and what their word means</li>
          <li>Publications, withdrawals and affirmations, and who was asked to acknowledge</li>
          <li>Every acknowledgement, under the name the person had</li>
          <li>The ledger’s entries about this policy, and the chain from them to its end today</li>
          <li>verify.html, the page that checks it all</li>
        </ul>
        <p>It holds names of people. Give it only to those who may see them.</p>
      </section>
      <form method="post" action={`${here}/evidence/pack`} className="stack">
        <OnceKey value={once} />
        <div>
          <button className="button primary">Make the pack</button>
        </div>
        <p className="muted">
          The ledger keeps that you made it. With many acknowledgements the download takes a minute; you can
          go on working meanwhile.
        </p>
      </form>
      {latest !== null && (
        <p>
          The latest pack of it was made on <DateText at={latest} zone={zone} />.
        </p>
      )}
      <p>
        <a href="/evidence/verify.html" download>
          Download verify.html by itself
        </a>
        , for somebody who should not have to trust the one in the pack.
      </p>
    </div>
  )
}
