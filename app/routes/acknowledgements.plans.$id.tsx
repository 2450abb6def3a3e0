// One plan of a campaign: look at it as a person, launch it now or on a day, change it, or discard it.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCampaignPlan } from '../../db/campaign-plans'
import { newId } from '../../db/identifier'
import { countedAudience } from '../commands/count-audience'
import { findViewer } from '../commands/find-viewer'
import {
  changeCampaignPlan,
  discardCampaignPlan,
  scheduleCampaign,
  unscheduleCampaign,
} from '../commands/keep-campaign-plan'
import { currentAudience, launchPlan } from '../commands/launch-plan'
import { planChoices } from '../commands/plan-choices'
import { previewPlan } from '../commands/preview-plan'
import type { Context } from '../context'
import { readPlanForm } from '../drafting/campaign-plan-page'
import { shownPlan } from '../drafting/shown-plan'
import { ruleOf } from '../governance/audience'
import { localDay } from '../domain/local-day'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { AudienceCounted } from '../ui/audience-fields'
import { CampaignPlanForm } from '../ui/campaign-plan-screen'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { PlanLaunch } from '../ui/plan-launch'
import { PreviewAsPerson, PreviewChoice } from '../ui/plan-preview'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.kept.plan.title ?? 'Campaign'} · Candor` },
]

const done = {
  planned: 'The plan is kept. Nobody is asked before it is launched.',
  changed: 'The plan is changed.',
  scheduled: 'The launch is on the calendar.',
  unscheduled: 'The launch is off the calendar. The plan stays.',
} as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db, now } = context.candor
  const kept = await findCampaignPlan(db, params.id ?? '')
  if (!kept) notFound('plan')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const { searchParams } = new URL(request.url)
  const message = searchParams.get('done') ?? ''
  const audience = await currentAudience(db, kept.plan.audience)
  return {
    kept,
    message: Object.hasOwn(done, message) ? done[message as keyof typeof done] : null,
    count: await countedAudience(db, ruleOf(audience.ok ? audience.value : kept.plan.audience)),
    preview: await previewOf(context, kept, searchParams),
    choices: await planChoices(db, now(), zone),
    today: localDay(now(), zone),
    now: now().toISOString(),
    once: newId(),
  }
}

/** As whom the address asks to look at it, and what they would see. */
async function previewOf(
  context: Context,
  kept: NonNullable<Awaited<ReturnType<typeof findCampaignPlan>>>,
  asked: URLSearchParams,
) {
  const { db, now, settings } = context.candor
  const typed = (asked.get('person') ?? '').slice(0, 100)
  const viewer = await findViewer(
    db,
    { as: (asked.get('as') ?? '').slice(0, 60), group: '', person: typed },
    [],
  )
  if (viewer.kind !== 'person')
    return { typed, people: viewer.kind === 'unclear' ? viewer.people : null, shown: null, refused: null }
  const shown = await previewPlan(db, {
    ...{ plan: kept.plan, repeats: kept.repeats, personId: viewer.id, at: now(), url: settings.url },
    zone: context.organisation?.timeZone ?? 'UTC',
  })
  return {
    typed: viewer.name,
    people: null,
    shown: shown.ok ? shown.value : null,
    refused: shown.ok ? null : shown.sentence,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db, now } = context.candor
  const kept = await findCampaignPlan(db, params.id ?? '')
  if (!kept) notFound('plan')
  const form = await readForm(request)
  const fields = readFields(form, {
    revision: { label: 'The revision', max: 12 },
    press: { label: 'The button', max: 30 },
    startsOn: { label: 'The day', max: 10 },
    repeats: { label: 'How often', max: 10 },
  })
  if (!fields.ok) return refusedForm(fields, typedAgain(form, ['startsOn', 'repeats']))
  const { press, startsOn } = fields.value
  const seen = { id: kept.id, revision: wholeNumber(fields.value.revision) }
  const here = `/acknowledgements/plans/${kept.id}`
  const desk = deskFor(context, form)
  if (press === 'launch') {
    const launched = await launchPlan(desk, seen)
    if (!launched.ok) return refusedForm(launched, {})
    return redirect(`/acknowledgements/${launched.value.campaignId}?done=launched`, 303)
  }
  if (press === 'schedule') {
    const repeats = fields.value.repeats === 'yearly' ? 'yearly' : 'never'
    const scheduled = await scheduleCampaign(desk, { ...seen, startsOn, repeats })
    if (!scheduled.ok) return refusedForm(scheduled, { startsOn, repeats })
    return redirect(`${here}?done=scheduled`, 303)
  }
  if (press === 'unschedule') {
    const taken = await unscheduleCampaign(desk, seen)
    return taken.ok ? redirect(`${here}?done=unscheduled`, 303) : refusedForm(taken, {})
  }
  if (press === 'discard') {
    const discarded = await discardCampaignPlan(desk, seen)
    return discarded.ok ? redirect('/acknowledgements?done=discarded', 303) : refusedForm(discarded, {})
  }
  const choices = await planChoices(db, now(), context.organisation?.timeZone ?? 'UTC')
  const { isUnfinished, typed, plan } = await readPlanForm(db, form, choices)
  if (isUnfinished) return unfinishedForm(typed)
  if (!plan.ok) return refusedForm(plan, typed)
  const outcome = await changeCampaignPlan(desk, { ...seen, plan: plan.value })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`${here}?done=changed`, 303)
}

export default function OnePlan() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { kept, preview } = page
  const shown = shownPlan(kept.plan, refusal)
  const crumbs = [{ label: 'Acknowledgements', href: '/acknowledgements' }]
  if (kept.endedAt !== null)
    return (
      <>
        <PageHead title={kept.plan.title} crumbs={crumbs} />
        <Notice title="This plan has ended.">
          <p>
            It was launched or discarded. <a href="/acknowledgements">See the campaigns</a>
          </p>
        </Notice>
      </>
    )
  return (
    <>
      <PageHead title={kept.plan.title} crumbs={crumbs}>
        <p className="muted">A plan by {kept.createdByName}. Nobody is asked before it is launched.</p>
      </PageHead>
      {page.message && !refusal && <Notice tone="good">{page.message}</Notice>}
      {refusal?.rule && !shown.refusal && (
        <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />
      )}
      <div className="stack loose">
        <section className="stack" aria-labelledby="look">
          <h2 id="look">Before you launch it</h2>
          <AudienceCounted count={page.count} />
          <PreviewChoice path={`/acknowledgements/plans/${kept.id}`} wish={preview} />
          {preview.refused && <Notice tone="wait">{preview.refused}</Notice>}
          {preview.shown && <PreviewAsPerson preview={preview.shown} now={page.now} />}
        </section>
        <PlanLaunch
          {...{
            revision: kept.revision,
            startsOn: kept.startsOn,
            repeats: kept.repeats,
            problem: kept.problem,
          }}
          {...{ today: page.today, now: page.now, once: page.once, refusal }}
        />
        <details open={shown.refusal !== undefined}>
          <summary>Change the plan</summary>
          <CampaignPlanForm
            {...shown}
            choices={page.choices}
            today={page.today}
            revision={kept.revision}
            once={page.once}
            submit="Save the plan"
          />
        </details>
      </div>
    </>
  )
}
