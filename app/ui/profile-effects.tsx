// Policies that say something else than the profile: what would change in each, and the ticks that bring it in.
import type { ProfileStanding } from '../domain/profile-effects'
import { Status } from './status'

export type ProfileEffectFacts = {
  question: string
  label: string
  /** In words; null while the policy has no answer. */
  here: string | null
  profile: string
  standing: ProfileStanding
  /** Mark of the answer it replaces. */
  started: string
}

export type PolicyBehindFacts = {
  policyId: string
  slug: string
  title: string
  sections: number
  facts: number
  effects: ProfileEffectFacts[]
}

export function PolicyBehindCard({
  policy,
  since,
  ticked,
  children,
}: {
  policy: PolicyBehindFacts
  since: number | null
  /** "policy question" of the ticks that came back; null for those that we suggest. */
  ticked: string[] | null
  children?: React.ReactNode
}) {
  const { policyId, slug, title, effects } = policy
  return (
    <section className="card stack behind" aria-labelledby={`policy-${policyId}`}>
      <div className="row between">
        <h2 id={`policy-${policyId}`}>
          <a href={`/policies/${slug}/plan`} dir="auto">
            {title}
          </a>
        </h2>
        <a href={effectHref(slug, since)}>
          {changeWords(policy)}: see it<span className="visually-hidden"> in {title}</span>
        </a>
      </div>
      <EffectChoices policy={policy} ticked={ticked} />
      {children ?? (
        <div>
          <button className="button small" name="only" value={policyId}>
            Bring it into this policy<span className="visually-hidden">: {title}</span>
          </button>
        </div>
      )}
      {effects.some((effect) => effect.standing === 'own') && (
        <p className="muted">
          An answer of its own is not ticked: somebody chose it for this policy. Tick it to replace it.
        </p>
      )}
    </section>
  )
}

/** One tick for each answer; those that followed the profile, or are missing, are ticked already. */
export function EffectChoices({ policy, ticked }: { policy: PolicyBehindFacts; ticked: string[] | null }) {
  return (
    <div className="choices" role="group" aria-label={`Answers for ${policy.title}`}>
      {policy.effects.map((effect) => {
        const key = `${policy.policyId} ${effect.question}`
        return (
          <label className="choice" key={effect.question}>
            <input
              type="checkbox"
              name="take"
              value={`${key} ${effect.started}`}
              defaultChecked={ticked ? ticked.includes(key) : effect.standing !== 'own'}
            />
            <span className="row between">
              {effect.label} <StandingWords standing={effect.standing} />
            </span>
            <small dir="auto">
              {effect.here === null ? (
                'No answer yet'
              ) : (
                <>
                  <span className="visually-hidden">Says now: </span>
                  <del>{effect.here}</del>
                </>
              )}{' '}
              → <span className="visually-hidden">The profile says: </span>
              <ins>{effect.profile}</ins>
            </small>
          </label>
        )
      })}
    </div>
  )
}

function StandingWords({ standing }: { standing: ProfileStanding }) {
  switch (standing) {
    case 'followed':
      return <Status tone="review">As the profile said before</Status>
    case 'open':
      return <Status tone="plain">Not answered</Status>
    case 'own':
      return <Status tone="done">An answer of its own</Status>
    default:
      return standing satisfies never
  }
}

function effectHref(slug: string, since: number | null): string {
  return `/profile/effects/${slug}${since === null ? '' : `?since=${since}`}`
}

/** "2 sections would change" */
export function changeWords({ sections, facts }: Pick<PolicyBehindFacts, 'sections' | 'facts'>): string {
  if (sections === 0)
    return facts > 0 ? 'Only the facts above the text would change' : 'The text stays the same'
  return sections === 1 ? '1 section would change' : `${sections} sections would change`
}
