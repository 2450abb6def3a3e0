// The catalogue: templates to start a policy from, filtered by words and by what they are about.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getProfile } from '../../db/profile'
import { listTemplates } from '../commands/templates'
import { broadestFirst, findTemplates, sectionsCovered } from '../domain/catalogue'
import { isSectionKey, sections } from '../domain/section'
import { searchWords } from '../domain/section-search'
import { allowed } from '../identity/guard'
import { Catalogue } from '../ui/catalogue'
import { SelectField, TextField } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'New policy · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const templates = (await listTemplates(db, library)).filter((template) => template.kind === 'policy')
  const asked = new URL(request.url).searchParams
  const typed = (asked.get('q') ?? '').slice(0, 100).toWellFormed().replaceAll('\u0000', '').trim()
  const wanted = asked.get('section') ?? ''
  const section = isSectionKey(wanted) ? wanted : undefined
  const found = findTemplates(broadestFirst(templates), { words: searchWords(typed), section })
  return {
    count: templates.length,
    typed,
    section: section ?? '',
    choices: sectionsCovered(templates).map((key) => ({ value: key, label: sections[key] })),
    knowsUs: Object.keys((await getProfile(db)).answers).length > 0,
    templates: found.map((template) => ({
      id: template.id,
      title: template.title,
      summary: template.summary,
      forWhom: template.forWhom,
      minutes: template.minutes,
      questions: template.questions.length,
      sections: template.clauses.map((clause) => clause.heading),
      uploaded: !library.templates.includes(template),
    })),
  }
}

export default function NewPolicy() {
  const { templates, count, typed, section, choices, knowsUs } = useLoaderData<typeof loader>()
  const filtered = typed !== '' || section !== ''
  return (
    <>
      <PageHead title="New policy" crumbs={[{ label: 'Policies', href: '/policies' }]}>
        <p className="lead">
          Choose the template that comes closest. You can change every word later; nothing is published before
          somebody approves it.
        </p>
        <p>
          You have a policy already? <a href="/policies/import">Bring your own policy</a>: your words stay,
          and only the gaps are asked about.
        </p>
      </PageHead>
      {!knowsUs && count > 0 && (
        <Notice title="Tell us about your organisation once, and every template starts filled in">
          <p>
            Where your people work, what kind of employer you are, who answers questions.{' '}
            <a href="/profile">Fill in the organisation profile</a>, or start and answer as you go.
          </p>
        </Notice>
      )}
      {count === 0 ? (
        <Empty title="No template is installed">
          Put a template into the folder “policy-templates” and start Candor again, or ask an administrator to
          upload one. The README of that folder says how to write one.
        </Empty>
      ) : (
        <form className="filters" role="search" aria-label="Templates">
          <TextField
            name="q"
            label="About what, or for whom"
            type="search"
            defaultValue={typed}
            placeholder="volunteers, passwords, AI …"
          />
          <SelectField
            name="section"
            label="With a section on"
            options={[{ value: '', label: 'Anything' }, ...choices]}
            defaultValue={section}
          />
          <button className="button">Show</button>
        </form>
      )}
      {count > 0 && (
        <p className="muted">
          {filtered
            ? `${templates.length} of ${count} templates. `
            : `${count} templates. Those that cover most stand first. `}
          {filtered && <a href="/policies/new">Show all</a>}
        </p>
      )}
      {count > 0 && templates.length === 0 && <p>No template fits. Try fewer words.</p>}
      <Catalogue entries={templates} />
    </>
  )
}
