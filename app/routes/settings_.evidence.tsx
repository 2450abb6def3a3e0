// Settings of evidence: where the ledger's head goes outside the house, and how the Markdown mirror stands.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAnchors } from '../../db/anchors'
import { findErrand } from '../../db/errands'
import { getGovernance } from '../../db/governance'
import { newId } from '../../db/identifier'
import { countMirrored } from '../../db/mirror'
import { changeAnchoring } from '../commands/change-anchoring'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { AnchoringForm } from '../ui/anchoring-form'
import { ErrorSummary } from '../ui/field'
import { MailState, MirrorState, StampState } from '../ui/evidence-state'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Evidence outside the house · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'change-settings')
  const { db, settings } = context.candor
  const [lastMail] = await listAnchors(db, { kind: 'mail', limit: 1 })
  const [lastStamp] = await listAnchors(db, { kind: 'time-stamp', limit: 1 })
  const { anchorAddresses, timestampUrl, revision } = await getGovernance(db)
  return {
    anchoring: { addresses: anchorAddresses.join('\n'), timestampUrl, revision },
    mail: { wanted: anchorAddresses.length > 0, canSend: settings.smtpUrl !== null, last: lastMail ?? null },
    stamp: {
      wanted: timestampUrl !== '',
      last: lastStamp ? withoutToken(lastStamp) : null,
      errand: await findErrand(db, 'time-stamp'),
    },
    mirror: {
      folder: settings.mirrorDirectory,
      commits: await countMirrored(db),
      errand: await findErrand(db, 'mirror'),
    },
    zone: context.organisation?.timeZone ?? 'UTC',
    isSaved: new URL(request.url).searchParams.get('done') === 'saved',
    once: newId(),
  }
}

/** What a page shows of a stamp. */
function withoutToken({ at, sequence, hash, detail }: Awaited<ReturnType<typeof listAnchors>>[number]) {
  const { signer = '', chainEnd = '', stampedAt = '', service = '' } = detail
  return {
    ...{ at, sequence, hash },
    ...{ signer: String(signer), chainEnd: String(chainEnd) },
    ...{ stampedAt: String(stampedAt), service: String(service) },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = await readForm(request)
  const typed = typedAgain(form, ['addresses', 'timestampUrl'])
  const fields = readFields(form, {
    addresses: { label: 'The addresses', max: 3000 },
    timestampUrl: { label: 'The address of the service', max: 500 },
    revision: { label: 'The revision', max: 12 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { addresses, timestampUrl, revision } = fields.value
  const outcome = await changeAnchoring(deskFor(context, form), {
    addresses,
    timestampUrl,
    revision: wholeNumber(revision),
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings/evidence?done=saved', 303)
}

export default function EvidenceSettings() {
  const { anchoring, mail, stamp, mirror, zone, isSaved, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose narrow">
      <PageHead title="Evidence outside the house" crumbs={[{ label: 'Settings', href: '/settings' }]}>
        <p className="muted">
          Somebody who holds the database can cut off or rewrite the ledger unseen, unless its head is known
          elsewhere. These are the ways in which it leaves.
        </p>
      </PageHead>
      {isSaved && !refusal && <Notice tone="good">Saved. It counts within a minute.</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <AnchoringForm anchoring={anchoring} refusal={refusal} once={once} />
      <section className="stack" aria-labelledby="state">
        <h2 id="state">How it stands</h2>
        <dl className="facts">
          <dt>Weekly mail</dt>
          <dd>
            <MailState {...mail} zone={zone} />
          </dd>
          <dt>Time-stamps</dt>
          <dd>
            <StampState {...stamp} zone={zone} />
          </dd>
          <dt>Markdown mirror</dt>
          <dd>
            <MirrorState {...mirror} zone={zone} />
          </dd>
        </dl>
        <p>
          <a href="/ledger">The ledger and every head that was given out</a>
        </p>
      </section>
    </div>
  )
}
