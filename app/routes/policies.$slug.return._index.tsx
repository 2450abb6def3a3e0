// Bring a Word file back: it is read against the text it was made from, and shown before anything is brought in.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { keepReturn } from '../commands/keep-return'
import { refused } from '../domain/outcome'
import { draftPage } from '../drafting/draft-page'
import { readForm } from '../forms/fields'
import { formOfFields } from '../forms/import-form'
import { deskFor } from '../identity/desk'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Bring back a Word file: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { policy, draft } = await draftPage(context, request, {
    slug: params.slug,
    needs: 'comment-on-drafts',
  })
  return { slug: policy.slug, title: draft.title, once: newId() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'comment-on-drafts' })
  const form = context.sent ? formOfFields(context.sent.fields) : await readForm(request)
  const file = context.sent?.file ?? null
  const kept = file
    ? await keepReturn(deskFor(context, form), { policyId: policy.id, name: file.name, bytes: file.bytes })
    : noFile
  if (kept.ok) return redirect(`/policies/${policy.slug}/return/${kept.value.id}`, 303)
  return data(
    { sentence: kept.sentence, fields: kept.fields ?? {}, mayImport: importable.has(kept.rule) },
    { status: 422 },
  )
}

const noFile = refused('no-file', 'Choose the Word file that came back.', { file: 'Choose a .docx file.' })

/** What cannot come back may still be brought in as a policy of its own. */
const importable = new Set([
  'no-base',
  'another-policy',
  'base-broken',
  'base-does-not-match',
  'base-of-another-format',
])

export default function BringBack() {
  const { slug, title, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title="Bring back a Word file"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: title, href: `/policies/${slug}/comments` },
        ]}
      >
        <p className="lead">
          Somebody edited an export of this policy in Word. What they inserted, took out, moved or said
          becomes suggestions and comments, by their names. You see all of it first, and nothing changes the
          draft.
        </p>
      </PageHead>
      {refusal && <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />}
      {refusal?.mayImport && (
        <p className="narrow">
          <a href="/policies/import">Bring it in as a policy of its own</a>
        </p>
      )}
      <form method="post" encType="multipart/form-data" className="stack narrow">
        <OnceKey value={once} />
        <TextField
          name="file"
          label="The file that came back"
          type="file"
          dir={undefined}
          accept=".docx"
          hint="A Word file (.docx) that was exported here, up to 50 MB. It may have been saved by LibreOffice. The file itself is not kept."
          error={refusal?.fields['file']}
        />
        <div>
          <button className="button primary">Read it</button>
        </div>
      </form>
    </>
  )
}
