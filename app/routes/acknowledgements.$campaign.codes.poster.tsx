// The poster for the kiosk: one QR code and plain words, on A4. It holds no secret.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCampaign } from '../../db/campaigns'
import { dayText } from '../domain/date-words'
import { allowed, notFound } from '../identity/guard'
import { PageHead } from '../ui/page-head'
import { QrCode } from '../ui/qr-code'

export const meta: MetaFunction = () => [{ title: 'Poster for the kiosk · Candor' }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'record-for-others')
  const campaign = await findCampaign(context.candor.db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  return {
    id: campaign.id,
    title: campaign.title,
    dueOn: campaign.dueOn,
    address: `${context.candor.settings.url}/kiosk`,
    organisation: context.organisation?.name ?? '',
  }
}

export default function Poster() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack loose">
      <div className="no-print">
        <PageHead
          title="Poster"
          crumbs={[
            { label: 'Acknowledgements', href: '/acknowledgements' },
            { label: page.title, href: `/acknowledgements/${page.id}` },
            { label: 'Codes', href: `/acknowledgements/${page.id}/codes` },
          ]}
        >
          <p className="muted">
            Print this page and hang it beside the shared device, or wherever people meet.
          </p>
        </PageHead>
      </div>
      <section className="poster stack loose" aria-label="The poster">
        <p>
          <bdi>{page.organisation}</bdi>
        </p>
        <h2 className="poster-title">Please read this: it applies to you</h2>
        <p className="big-words">
          “{page.title}”, by {dayText(page.dueOn)}
        </p>
        <QrCode text={page.address} label={`QR code that opens ${page.address}`} />
        <p className="mono">{page.address.replace(/^https?:\/\//, '')}</p>
        <ol>
          <li>Take your slip of paper with the code.</li>
          <li>Go to the shared device, or point your phone’s camera at the picture.</li>
          <li>Type your code and read. Take the time you need.</li>
          <li>Say that you have read it. Then throw the slip away.</li>
        </ol>
        <p>No slip, or a question? Ask your manager. Nobody needs an e-mail address for this.</p>
      </section>
    </div>
  )
}
