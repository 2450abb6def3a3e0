// One policy beside the profile: its text with the profile's answers brought in, as a redline, before anybody decides.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { policyBehind, profileState } from '../commands/profile-effects'
import { profileEffects } from '../domain/profile-effects'
import { draftPage } from '../drafting/draft-page'
import { behindFacts, sinceOf } from '../drafting/profile-pages'
import { DocumentRedline } from '../render/diff-web'
import { OnceKey } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { changeWords, EffectChoices } from '../ui/profile-effects'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `The profile in “${page?.title ?? 'a policy'}” · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { policy, draft, template } = await draftPage(context, request, {
    slug: params.slug,
    needs: 'write-drafts',
  })
  const since = sinceOf(request)
  const profile = await profileState(context.candor.db, since)
  const effects = profileEffects(draft.answers, template, profile)
  const { slug } = policy
  const behind = policyBehind({ policyId: policy.id, slug, title: draft.title }, { draft, template, effects })
  return {
    title: draft.title,
    slug,
    policy: behindFacts(behind),
    diff: behind.change.diff,
    since: since ?? null,
    revision: profile.revision,
    once: newId(),
  }
}

export default function ProfileInPolicy() {
  const page = useLoaderData<typeof loader>()
  const query = page.since === null ? '' : `?since=${page.since}`
  return (
    <>
      <PageHead
        title={
          <>
            The profile in “<span dir="auto">{page.title}</span>”
          </>
        }
        crumbs={[
          { label: 'Organisation profile', href: '/profile' },
          { label: 'Policies', href: `/profile/effects${query}` },
        ]}
      >
        <p className="muted">{changeWords(page.policy)}. Nothing has changed yet.</p>
      </PageHead>
      {page.policy.effects.length === 0 ? (
        <Empty title="This policy agrees with the profile">There is nothing to bring in.</Empty>
      ) : (
        <div className="split">
          <article className="card" aria-label="The text with the profile’s answers">
            <DocumentRedline diff={page.diff} only="changes" />
          </article>
          <form method="post" action={`/profile/effects${query}`} className="stack">
            <OnceKey value={page.once} />
            <input type="hidden" name="revision" value={page.revision} />
            <h2>What to bring in</h2>
            <EffectChoices policy={page.policy} ticked={null} />
            <div className="row">
              <button className="button primary">Bring it into this policy</button>
              <a className="button quiet" href={`/profile/effects${query}`}>
                Not now
              </a>
            </div>
          </form>
        </div>
      )}
    </>
  )
}
