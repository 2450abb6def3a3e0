// Search: policies by title and section, and playbook scenarios by what a person would type in a hurry.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { searchPolicies } from '../../db/search'
import { may } from '../domain/permission'
import { findScenarios } from '../domain/playbook-search'
import { searchWords, sectionsWith, templatesWithSection } from '../domain/section-search'
import { allowed } from '../identity/guard'
import { readPlace, writePlace } from '../forms/address'
import { clauseAnchor } from '../render/web'
import { TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { SeverityMark } from '../ui/severity'
import { Status } from '../ui/status'

const pageSize = 15

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.typed ? `Search: ${page.typed} · Candor` : 'Search · Candor' },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-policies')
  const { db, library, now } = context.candor
  const asked = new URL(request.url).searchParams
  const typed = (asked.get('words') ?? '').slice(0, 200).toWellFormed().replaceAll('\u0000', '').trim()
  const after = readPlace(asked.get('after'))
  const words = searchWords(typed)
  const drafts = may(person, 'read-drafts')
  const { policies, more } =
    words.length === 0
      ? { policies: [], more: false }
      : await searchPolicies(db, {
          words,
          templateIds: templatesWithSection(library.templates, words),
          drafts,
          limit: pageSize,
          at: now(),
          ...(after && { after: { title: after.label, id: after.id } }),
        })
  const last = policies.at(-1)
  const next =
    last && new URLSearchParams({ words: typed, after: writePlace({ label: last.title, id: last.id }) })
  return {
    typed,
    policies: policies
      .map((policy) => ({
        slug: policy.slug,
        title: drafts ? policy.title : (policy.live?.title ?? policy.title),
        isLive: policy.live !== null,
        titleMatches: policy.titleMatches,
        sections: policy.live ? sectionsWith(policy.live, words).slice(0, 6) : [],
      }))
      .filter((policy) => policy.titleMatches || policy.sections.length > 0),
    scenarios:
      typed === '' || after
        ? []
        : findScenarios(library.scenarios, typed)
            .slice(0, 6)
            .map(({ scenario }) => ({
              id: scenario.id,
              title: scenario.title,
              summary: scenario.summary,
              severity: scenario.severity,
            })),
    isFirst: after === undefined,
    next: more && next ? `/search?${next}` : null,
  }
}

export default function Search() {
  const { typed, policies, scenarios, isFirst, next } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Search" />
      <form className="filters" role="search" aria-label="Everything">
        <TextField
          name="words"
          label="What are you looking for?"
          hint="A policy, a section, or what went wrong"
          type="search"
          defaultValue={typed}
        />
        <button className="button primary">Search</button>
      </form>
      {typed !== '' && policies.length === 0 && scenarios.length === 0 && (
        <div className="empty">
          <h2>Nothing found for “{typed}”</h2>
          <p>
            Try one word instead of several, or look through <a href="/policies">all policies</a> and{' '}
            <a href="/playbook">the playbook</a>.
          </p>
        </div>
      )}
      {scenarios.length > 0 && (
        <section className="stack tight" aria-labelledby="found-scenarios">
          <h2 id="found-scenarios">When a post went wrong</h2>
          <ul className="results">
            {scenarios.map((scenario) => (
              <li key={scenario.id}>
                <span className="row">
                  <a href={`/playbook/${scenario.id}`}>{scenario.title}</a>
                  <SeverityMark level={scenario.severity} />
                </span>
                <span className="muted">{scenario.summary}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {policies.length > 0 && (
        <section className="stack tight" aria-labelledby="found-policies">
          <h2 id="found-policies">Policies</h2>
          <ul className="results">
            {policies.map((policy) => (
              <li key={policy.slug}>
                <span className="row">
                  <a
                    href={policy.isLive ? `/policies/${policy.slug}` : `/policies/${policy.slug}/plan`}
                    dir="auto"
                  >
                    {policy.title}
                  </a>
                  {policy.isLive ? <Status tone="live">Live</Status> : <Status tone="plain">Draft</Status>}
                </span>
                {policy.sections.map((section) => (
                  <a
                    key={section.clauseId}
                    className="found-section"
                    href={`/policies/${policy.slug}#${clauseAnchor(section.clauseId)}`}
                    dir="auto"
                  >
                    <span className="num">{section.number}</span> {section.heading}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Pager next={next} isFirst={isFirst} firstHref={`/search?${new URLSearchParams({ words: typed })}`} />
    </>
  )
}
