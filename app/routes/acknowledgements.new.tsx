// A new campaign: what is asked of whom, by when, and how it reminds. Nobody is asked before it is launched.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { planCampaign } from '../commands/keep-campaign-plan'
import { planChoices } from '../commands/plan-choices'
import { readPlanForm } from '../drafting/campaign-plan-page'
import { shownPlan } from '../drafting/shown-plan'
import { localDay } from '../domain/local-day'
import { readForm } from '../forms/fields'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { CampaignPlanForm } from '../ui/campaign-plan-screen'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'New campaign · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db, now } = context.candor
  const zone = context.organisation?.timeZone ?? 'UTC'
  return { choices: await planChoices(db, now(), zone), today: localDay(now(), zone), once: newId() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db, now } = context.candor
  const form = await readForm(request)
  const choices = await planChoices(db, now(), context.organisation?.timeZone ?? 'UTC')
  const { isUnfinished, typed, plan } = await readPlanForm(db, form, choices)
  if (isUnfinished) return unfinishedForm(typed)
  if (!plan.ok) return refusedForm(plan, typed)
  const outcome = await planCampaign(deskFor(context, form), plan.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/acknowledgements/plans/${outcome.value.id}?done=planned`, 303)
}

export default function NewCampaign() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead title="New campaign" crumbs={[{ label: 'Acknowledgements', href: '/acknowledgements' }]}>
        <p className="muted">
          First the plan. Then you look at it as somebody who is asked, and launch it now or on a day.
        </p>
      </PageHead>
      <CampaignPlanForm
        {...shownPlan(null, refusal)}
        choices={page.choices}
        today={page.today}
        revision={0}
        once={page.once}
        submit="Keep the plan"
      />
    </>
  )
}
