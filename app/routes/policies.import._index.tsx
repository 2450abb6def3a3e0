// Bring your own policy: a Word or Markdown file, or pasted text, is read and shown before anything is saved as a policy.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { keepImport } from '../commands/keep-import'
import { listTemplates } from '../commands/templates'
import { refused } from '../domain/outcome'
import { readForm } from '../forms/fields'
import { broughtFields, formOfFields, type BroughtForm } from '../forms/import-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { readBothTexts, readPastedText } from '../import/read-both-texts'
import { ErrorSummary, OnceKey, SelectField, TextArea, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'

const usualTemplate = 'employee-social-media'

export const meta: MetaFunction = () => [{ title: 'Bring your own policy · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const asked = new URL(request.url).searchParams.get('template') ?? ''
  const templates = await listTemplates(db, library)
  const chosen = [asked, usualTemplate].find((id) => templates.some((template) => template.id === id))
  return {
    templates: templates.map(({ id, title }) => ({ value: id, label: title })),
    template: chosen ?? templates[0]?.id ?? '',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const form = context.sent ? formOfFields(context.sent.fields) : await readForm(request)
  const file = context.sent?.file ?? null
  const typed = broughtFields(form)
  const read = await readBrought(file, typed)
  if (!read.ok) return again(typed, read)
  const kept = await keepImport(deskFor(context, form), { ...read.value, ...wishOf(typed) })
  return kept.ok ? redirect(`/policies/import/${kept.value.id}`, 303) : again(typed, kept)
}

function readBrought(file: { name: string; bytes: Uint8Array } | null, { text }: BroughtForm) {
  const hasText = text.trim() !== ''
  if (file && hasText)
    return refused('file-and-text', 'There is a file and pasted text. Send one of the two.', {
      text: 'Clear this field, or choose no file.',
    })
  if (file) return readBothTexts(file)
  if (hasText) return readPastedText(text)
  return refused('nothing-brought', 'Choose a file, or paste the text of your policy.', {
    file: 'Choose a .docx, .md or .txt file.',
  })
}

function wishOf({ title, template }: BroughtForm) {
  return { title, templateId: template }
}

function again(typed: BroughtForm, refusal: { sentence: string; fields?: Record<string, string> }) {
  return data({ typed, sentence: refusal.sentence, fields: refusal.fields ?? {} }, { status: 422 })
}

export default function BringPolicy() {
  const { templates, template, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title="Bring your own policy"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: 'New policy', href: '/policies/new' },
        ]}
      >
        <p className="lead">
          You have a policy already? Candor keeps your words, shows what they cover and what is missing, and
          asks only about the gaps. You see everything before a draft is made.
        </p>
      </PageHead>
      {refusal && <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />}
      <form method="post" encType="multipart/form-data" className="stack narrow">
        <OnceKey value={once} />
        <TextField
          name="file"
          label="The file"
          type="file"
          dir={undefined}
          accept=".docx,.docm,.md,.markdown,.txt"
          hint="Word (.docx), Markdown or plain text, up to 50 MB. The file itself is not kept."
          error={refusal?.fields['file']}
        />
        <TextArea
          name="text"
          label="Or paste its text"
          hint="From a web page, a mail or a PDF."
          defaultValue={refusal?.typed.text}
          error={refusal?.fields['text']}
          spellCheck={false}
        />
        <SelectField
          name="template"
          label="Compare it with"
          hint="This template offers its sections and questions for what your text does not have."
          options={templates}
          defaultValue={refusal?.typed.template ?? template}
          error={refusal?.fields['template']}
        />
        <TextField
          name="title"
          label="Title of your policy"
          hint="Leave it empty to take the title in the file. You can change it on the next page."
          defaultValue={refusal?.typed.title}
          error={refusal?.fields['title']}
          autoComplete="off"
        />
        <div>
          <button className="button primary">Read it</button>
        </div>
      </form>
    </>
  )
}
