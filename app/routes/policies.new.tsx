// The gallery: templates to start a policy from, each with what it is for and how long it takes.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { createPolicy } from '../commands/create-policy'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'New policy · Candor' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const templates = context.candor.library.templates
    .filter((template) => template.kind === 'policy')
    .sort((one, other) => other.questions.length - one.questions.length)
  return {
    templates: templates.map((template) => ({
      id: template.id,
      title: template.title,
      summary: template.summary,
      forWhom: template.forWhom,
      minutes: template.minutes,
      questions: template.questions.length,
      sections: template.clauses.map((clause) => clause.heading),
      once: newId(),
    })),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const form = await readForm(request)
  const { template, title } = { template: '', title: '', ...typedAgain(form, ['template', 'title']) }
  const outcome = await createPolicy(deskFor(context, form), { templateId: template, title })
  if (outcome.ok) return redirect(`/policies/${outcome.value.slug}/plan`, 303)
  return data({ template, title, sentence: outcome.sentence, fields: outcome.fields ?? {} }, { status: 422 })
}

export default function NewPolicy() {
  const { templates } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title="New policy" crumbs={[{ label: 'Policies', href: '/policies' }]}>
        <p className="lead">
          Choose the template that comes closest. You can change every word later; nothing is published before
          somebody approves it.
        </p>
      </PageHead>
      {refused && (
        <ErrorSummary
          sentence={refused.sentence}
          fields={refused.fields['title'] ? { [`title-${refused.template}`]: refused.fields['title'] } : {}}
        />
      )}
      {templates.length === 0 && (
        <Empty title="No template is installed">
          Put a template into the folder “policy-templates” and start Candor again. Its README says how to
          write one.
        </Empty>
      )}
      <div className="gallery">
        {templates.map((template) => (
          <section className="card" key={template.id} aria-labelledby={`template-${template.id}`}>
            <h2 id={`template-${template.id}`}>{template.title}</h2>
            <p>{template.summary}</p>
            <dl className="facts">
              <dt>For whom</dt>
              <dd>{template.forWhom}</dd>
              <dt>Time</dt>
              <dd>about {template.minutes} minutes</dd>
              <dt>Questions</dt>
              <dd>{template.questions}</dd>
            </dl>
            <details>
              <summary>{template.sections.length} sections</summary>
              <ol>
                {template.sections.map((section) => (
                  <li key={section}>{section}</li>
                ))}
              </ol>
            </details>
            <form method="post">
              <OnceKey value={template.once} />
              <input type="hidden" name="template" value={template.id} />
              <TextField
                name="title"
                id={`title-${template.id}`}
                label="Title of your policy"
                defaultValue={refused?.template === template.id ? refused.title : template.title}
                error={refused?.template === template.id ? refused.fields['title'] : undefined}
                autoComplete="off"
              />
              <button className={templates.length === 1 ? 'button primary' : 'button'}>
                Start with this<span className="visually-hidden">: {template.title}</span>
              </button>
            </form>
          </section>
        ))}
      </div>
    </>
  )
}
