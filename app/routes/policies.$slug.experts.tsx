// Outside experts: a link to this one draft for a lawyer, for example; who has one, how it stands, and revoking it.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listExpertLinks } from '../../db/expert-links'
import { newId } from '../../db/identifier'
import { inviteExpert, revokeExpert } from '../commands/invite-expert'
import { defaultDays, expertLinkState, mostDays } from '../domain/expert-link'
import { draftPage } from '../drafting/draft-page'
import { addressKey } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { ExpertHanded, ExpertTable } from '../ui/expert-links'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Outside experts: ${page?.title ?? 'policy'} · Candor` },
]

/** The page that follows a new link shows it once, and is kept nowhere. */
export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { db, now } = context.candor
  const links = await listExpertLinks(db, page.policy.id)
  return {
    slug: page.policy.slug,
    title: page.draft.title,
    now: now().toISOString(),
    zone: page.zone,
    revoked: addressKey(request, 'done') === 'revoked',
    experts: links.map((link) => ({
      id: link.id,
      name: link.name,
      email: link.email,
      by: link.createdBy.name,
      madeAt: link.createdAt,
      expiresAt: link.expiresAt,
      state: expertLinkState(link, now()),
      revoked: link.revoked,
      lastUsedAt: link.lastUsedAt,
    })),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const { settings } = context.candor
  const form = await readForm(request)
  const typed = {
    name: '',
    email: '',
    days: '',
    link: '',
    ...typedAgain(form, ['name', 'email', 'days', 'link']),
  }
  const desk = deskFor(context, form)
  if (form.get('intent') === 'revoke') {
    const outcome = await revokeExpert(desk, { policyId: policy.id, linkId: typed.link })
    if (!outcome.ok) return refusedForm(outcome, {})
    return redirect(`/policies/${policy.slug}/experts?done=revoked`, 303)
  }
  const outcome = await inviteExpert(desk, { policyId: policy.id, ...typed })
  if (!outcome.ok) return refusedForm(outcome, typed)
  const { name, mailed, link } = outcome.value
  const sends = settings.smtpUrl && !context.organisation?.sample
  return data({
    handed: {
      name,
      link: link && `${settings.url}${link}`,
      mailed: mailed ? (sends ? ('sent' as const) : ('kept' as const)) : null,
    },
  })
}

export default function Experts() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'rule' in answer ? answer : undefined
  const typed = refusal?.typed
  return (
    <>
      <PageHead
        title="Outside experts"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}/plan` },
          { label: 'Comments', href: `/policies/${page.slug}/comments` },
        ]}
      >
        <p className="muted narrow">
          A lawyer, for example, who has no place here: the link opens this one draft with everything said
          about it, and nothing else. They comment and suggest words under their own name, and the ledger says
          when they came.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {answer && 'handed' in answer && <ExpertHanded {...answer.handed} />}
      {page.revoked && !answer && (
        <Notice tone="good">Revoked. From this moment the link opens nothing; what they wrote stays.</Notice>
      )}
      <form method="post" className="stack narrow">
        <OnceKey value={page.once} />
        <TextField
          name="name"
          label="Name"
          hint="It stands beside everything they write."
          defaultValue={typed?.['name']}
          error={refusal?.fields?.['name']}
          autoComplete="off"
        />
        <TextField
          name="email"
          label="E-mail address (you may leave this empty)"
          hint="With an address, the link is sent there too."
          type="email"
          defaultValue={typed?.['email']}
          error={refusal?.fields?.['email']}
          autoComplete="off"
        />
        <TextField
          name="days"
          label="Works for how many days?"
          hint={`1 to ${mostDays}. You can revoke it earlier.`}
          className="input short"
          inputMode="numeric"
          defaultValue={typed?.['days'] || String(defaultDays)}
          error={refusal?.fields?.['days']}
        />
        <div>
          <button className="button primary" name="intent" value="invite">
            Make the link
          </button>
        </div>
      </form>
      {page.experts.length > 0 && (
        <ExpertTable experts={page.experts} now={page.now} zone={page.zone} once={page.once} />
      )}
    </>
  )
}
