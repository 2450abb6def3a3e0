// One template before anybody starts with it: what is in it and why, how it reads, and the form that starts a policy.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { getProfile } from '../../db/profile'
import { createPolicy } from '../commands/create-policy'
import { findTemplate } from '../commands/templates'
import { checkedFacts, exampleDocument, ideasOf } from '../domain/catalogue'
import { dayText } from '../domain/date-words'
import { groupName } from '../domain/group'
import { answersFromProfile } from '../domain/profile'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { PolicyText } from '../render/web'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { TemplateSections } from '../ui/template-sections'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.template.title ?? 'Template'} · New policy · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const template = await findTemplate(db, library, params.template ?? '')
  if (template?.kind !== 'policy') notFound('template')
  const { answers: profile } = await getProfile(db)
  const known = Object.keys(answersFromProfile(profile, template)).length
  const withProfile = known > 0 && new URL(request.url).searchParams.get('with') === 'profile'
  const { id, version, title, summary, forWhom, minutes, questions, changes } = template
  return {
    template: { id, version, title, summary, forWhom, minutes, changes, questions: questions.length },
    sections: template.clauses.map((clause) => ({
      id: clause.id,
      heading: clause.heading,
      why: clause.why,
      source: clause.source,
      checked: clause.checked,
      audience: clause.audience.map(groupName),
      conditional: clause.when.length > 0,
      parts: clause.clauses.map((part) => part.heading),
    })),
    ideas: ideasOf(template),
    checked: checkedFacts(template),
    known,
    withProfile,
    hasSample: Object.keys(template.sample).length > 0,
    example: exampleDocument(template, withProfile ? profile : {}),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const form = await readForm(request)
  const { title } = { title: '', ...typedAgain(form, ['title']) }
  const outcome = await createPolicy(deskFor(context, form), { templateId: params.template ?? '', title })
  if (outcome.ok) return redirect(`/policies/${outcome.value.slug}/plan`, 303)
  if (outcome.rule === 'no-template') notFound('template')
  return data({ title, sentence: outcome.sentence, fields: outcome.fields ?? {} }, { status: 422 })
}

export default function TemplatePage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { template } = page
  return (
    <>
      <PageHead
        title={<span dir="auto">{template.title}</span>}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: 'New policy', href: '/policies/new' },
        ]}
      >
        <p className="lead">{template.summary}</p>
      </PageHead>
      {refused && <ErrorSummary sentence={refused.sentence} fields={refused.fields} />}
      <div className="template-page">
        <StartCard page={page} refused={refused} />
        <div className="stack loose">
          {page.ideas.length > 0 && (
            <section className="stack tight" aria-labelledby="ideas">
              <h2 id="ideas">The ideas behind it</h2>
              <ul className="ideas">
                {page.ideas.map((idea) => (
                  <li key={idea}>{idea}</li>
                ))}
              </ul>
            </section>
          )}
          <section className="stack" aria-labelledby="sections">
            <h2 id="sections">What is in it, and why</h2>
            <TemplateSections sections={page.sections} />
          </section>
          <Changes changes={template.changes} />
          <Example page={page} />
        </div>
      </div>
    </>
  )
}

type Page = Awaited<ReturnType<typeof loader>>

function StartCard({
  page,
  refused,
}: {
  page: Page
  refused: { title: string; fields: Record<string, string> } | undefined
}) {
  const { template, checked, known } = page
  return (
    <aside className="card stack sticky" aria-label="Start with this template">
      <form method="post" className="stack">
        <OnceKey value={page.once} />
        <TextField
          name="title"
          label="Title of your policy"
          defaultValue={refused?.title ?? template.title}
          error={refused?.fields['title']}
          autoComplete="off"
        />
        <div>
          <button className="button primary">Start with this</button>
        </div>
      </form>
      <dl className="facts">
        <dt>For whom</dt>
        <dd>{template.forWhom}</dd>
        <dt>Time</dt>
        <dd>about {template.minutes} minutes</dd>
        <dt>Questions</dt>
        <dd>
          {template.questions}
          {known > 0 && `, ${known} of them answered by your profile`}
        </dd>
        <dt>Sources</dt>
        <dd>
          {checked.checked} of {checked.of} sections rest on a source that was read
          {checked.latest && `, last on ${dayText(checked.latest)}`}
        </dd>
        <dt>Version</dt>
        <dd>
          {template.version}
          {template.changes.length > 0 && (
            <>
              , <a href="#changes">what changed</a>
            </>
          )}
        </dd>
      </dl>
      <p>
        <a href="#example">Read the whole of it</a>
      </p>
    </aside>
  )
}

function Changes({ changes }: { changes: Page['template']['changes'] }) {
  if (changes.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="changes">
      <h2 id="changes">Versions</h2>
      <ul className="plain versions">
        {changes.map((change) => (
          <li key={change.version}>
            <b>{change.version}</b> {change.what} <span className="muted">{change.why}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Example({ page }: { page: Page }) {
  return (
    <section className="stack" aria-labelledby="example">
      <h2 id="example">How it reads</h2>
      <Notice title={page.hasSample ? 'An example of an invented organisation' : 'Before anybody answers'}>
        <p>
          {page.hasSample
            ? 'Names and facts in this text are made up; yours come from your answers. '
            : 'This template brings no example. Marked places wait for your answers. '}
          {page.withProfile && 'Your organisation’s own profile is laid over it. '}
          {page.known > 0 &&
            (page.withProfile ? (
              <a href="?#example">Show it without your profile</a>
            ) : (
              <a href="?with=profile#example">Show it with your organisation’s profile</a>
            ))}
        </p>
      </Notice>
      <article className="card example-document" aria-label="Example">
        <p className="example-title" dir="auto">
          {page.example.title}
        </p>
        <PolicyText document={page.example} headingLevel={3} />
      </article>
    </section>
  )
}
