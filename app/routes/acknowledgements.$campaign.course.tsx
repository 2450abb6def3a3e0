// The course of a campaign: pause it, give people more time, exempt somebody, or close it. Nothing is ever reset.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listExemptions, searchTargets } from '../../db/campaign-course'
import { findCampaign } from '../../db/campaigns'
import { newId } from '../../db/identifier'
import {
  changeDueDate,
  closeCampaign,
  endPersonsExemption,
  exemptPerson,
  pauseCampaign,
  resumeCampaign,
} from '../commands/campaign-course'
import type { Desk } from '../context'
import { campaignStanding } from '../governance/campaign-course'
import { daysLater, localDay } from '../domain/local-day'
import type { Outcome } from '../domain/outcome'
import { refused } from '../domain/outcome'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { CampaignState, ClosingForm, DueForm, Exemptions, PauseForm } from '../ui/campaign-course'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Course of ${data?.campaign.title ?? 'a campaign'} · Candor` },
]

const done = {
  pause: 'The campaign is paused. Nobody is reminded, and nobody new is asked.',
  resume: 'The campaign goes on. Whoever joined meanwhile is asked now.',
  due: 'People have more time.',
  exempt: 'They need not answer.',
  'end-exemption': 'They are asked again.',
  close: 'The campaign is closed. What was answered stays.',
} as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db, now } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const { searchParams } = new URL(request.url)
  const words = (searchParams.get('person') ?? '').trim().slice(0, 100)
  const message = searchParams.get('done') ?? ''
  const today = localDay(now(), zone)
  return {
    campaign,
    standing: campaignStanding(campaign),
    message: Object.hasOwn(done, message) ? done[message as keyof typeof done] : null,
    exemptions: await listExemptions(db, campaign.id),
    words,
    found: words === '' ? null : await searchTargets(db, campaign.id, { words, limit: 20 }),
    later: daysLater(campaign.dueOn > today ? campaign.dueOn : today, 1),
    now: now().toISOString(),
    zone,
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const campaign = await findCampaign(context.candor.db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const form = await readForm(request)
  const typed = typedAgain(form, ['press', 'dueOn', 'reason', 'person'])
  const fields = readFields(form, {
    press: { label: 'The button', max: 20 },
    dueOn: { label: 'The due date', max: 10 },
    reason: { label: 'The reason', max: 500, lines: true },
    person: { label: 'The person', max: 60 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await carryOut(deskFor(context, form), campaign.id, fields.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/acknowledgements/${campaign.id}/course?done=${fields.value.press}`, 303)
}

async function carryOut(
  desk: Desk,
  campaignId: string,
  asked: { press: string; dueOn: string; reason: string; person: string },
): Promise<Outcome<null>> {
  const { press, dueOn, reason, person: personId } = asked
  switch (press) {
    case 'pause':
      return pauseCampaign(desk, campaignId)
    case 'resume':
      return resumeCampaign(desk, campaignId)
    case 'due':
      return changeDueDate(desk, { campaignId, dueOn, reason })
    case 'close':
      return closeCampaign(desk, { campaignId, reason })
    case 'exempt':
      return exemptPerson(desk, { campaignId, personId, reason })
    case 'end-exemption':
      return endPersonsExemption(desk, { campaignId, personId })
    default:
      return refused('no-button', 'Choose what should happen, with one of the buttons below.')
  }
}

export default function Course() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { campaign, standing, once } = page
  return (
    <>
      <PageHead
        title="Course of the campaign"
        crumbs={[
          { label: 'Acknowledgements', href: '/acknowledgements' },
          { label: campaign.title, href: `/acknowledgements/${campaign.id}` },
        ]}
      >
        <CampaignState campaign={campaign} standing={standing} now={page.now} zone={page.zone} />
      </PageHead>
      {page.message && !refusal && <Notice tone="good">{page.message}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {standing !== 'closed' && (
        <div className="stack loose">
          <PauseForm isPaused={campaign.pausedAt !== null} once={once} />
          <DueForm campaign={campaign} later={page.later} once={once} refusal={refusal} />
          <Exemptions
            {...{ exemptions: page.exemptions, words: page.words, found: page.found, once, refusal }}
            zone={page.zone}
          />
          <ClosingForm once={once} refusal={refusal} />
        </div>
      )}
    </>
  )
}
