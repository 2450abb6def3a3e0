// Templates: those that ship and those that were uploaded, with their versions, their text, and a way to withdraw one.
import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { listUploadedTemplates } from '../../db/template-copies'
import { listTemplates } from '../commands/templates'
import { withdrawTemplate } from '../commands/withdraw-template'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { TemplateTable } from '../ui/template-table'

export const meta: MetaFunction = () => [{ title: 'Templates · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'write-drafts')
  const { db, library, now } = context.candor
  const uploads = await listUploadedTemplates(db)
  const current = await listTemplates(db, library)
  const query = new URL(request.url).searchParams
  return {
    lines: current.map((template) => {
      const upload = library.templates.includes(template)
        ? undefined
        : uploads.find((one) => one.templateId === template.id && one.withdrawnAt === null)
      return {
        id: template.id,
        title: template.title,
        version: template.version,
        once: newId(),
        hasSource: upload !== undefined || Object.hasOwn(library.sources ?? {}, template.id),
        uploaded: upload ? { by: upload.uploadedByName, at: upload.uploadedAt } : null,
        earlier: upload
          ? uploads.filter((one) => one.templateId === template.id && one.id !== upload.id).map(versionFacts)
          : [],
      }
    }),
    withdrawn: uploads
      .filter(
        (one) => one.withdrawnAt !== null && !current.some((template) => template.id === one.templateId),
      )
      .map(versionFacts),
    done: query.get('done'),
    mayManage: may(person, 'manage-templates'),
    now: now().toISOString(),
    zone: context.organisation?.timeZone ?? 'UTC',
  }
}

function versionFacts(upload: Awaited<ReturnType<typeof listUploadedTemplates>>[number]) {
  const { templateId: id, version, uploadedByName: by, uploadedAt: at } = upload
  return { id, version, by, at }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-templates')
  const form = await readForm(request)
  const typed = typedAgain(form, ['template', 'because'])
  const fields = readFields(form, {
    template: { label: 'The template', max: 80 },
    because: { label: 'The reason', max: 500 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { template: id, because } = fields.value
  const outcome = await withdrawTemplate(deskFor(context, form), { id, because })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/templates?done=withdrawn', 303)
}

export default function Templates() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title="Templates"
        action={
          page.mayManage && (
            <a className="button primary" href="/templates/new">
              Upload a template
            </a>
          )
        }
      >
        <p className="lead">
          Policies start from these. Each policy keeps the very text it was made from: a newer version changes
          none of them, and their plans say that there is one.
        </p>
      </PageHead>
      {refused && (
        <ErrorSummary
          sentence={refused.sentence}
          fields={
            refused.fields?.['because']
              ? { [`because-${refused.typed['template'] ?? ''}`]: refused.fields['because'] }
              : {}
          }
        />
      )}
      {!refused && page.done === 'uploaded' && (
        <Notice tone="good">
          <p>
            The template is here. People can start policies from it now. <a href="/policies/new">Start one</a>
          </p>
        </Notice>
      )}
      {!refused && page.done === 'withdrawn' && (
        <Notice tone="good">
          The template is withdrawn. Policies that were made from it stay as they are.
        </Notice>
      )}
      <TemplateTable page={page} refused={refused} />
    </>
  )
}
