// Upload a template: a file or pasted text, read but never run. Every mistake comes back with its line, and the text too.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { templateSource } from '../commands/template-source'
import { listTemplates } from '../commands/templates'
import { uploadTemplate } from '../commands/upload-template'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, TextArea, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { TemplateMistakeList, withLines } from '../ui/template-mistakes'

export const meta: MetaFunction = () => [{ title: 'Upload a template · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-templates')
  const { db, library } = context.candor
  const from = new URL(request.url).searchParams.get('from')
  const start = from === null ? undefined : await templateSource(db, library, { id: from })
  if (from !== null && !start) notFound('template')
  const templates = await listTemplates(db, library)
  const shipped = library.templates.some((template) => template.id === from)
  return {
    id: start && !shipped ? start.id : '',
    source: start?.source ?? '',
    startedFrom: start ? (templates.find((template) => template.id === start.id)?.title ?? start.id) : null,
    isNext: start !== undefined && !shipped,
    choices: templates
      .filter(
        (template) =>
          Object.hasOwn(library.sources ?? {}, template.id) || !library.templates.includes(template),
      )
      .map(({ id, title }) => ({ id, title })),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-templates')
  const form = await readForm(request)
  const { id } = { id: '', ...typedAgain(form, ['id']) }
  const source = await sentSource(form)
  const outcome = await uploadTemplate(deskFor(context, form), { id: id.trim(), source })
  if (outcome.ok) return redirect('/templates?done=uploaded', 303)
  const { sentence, fields = {}, mistakes = [] } = outcome
  // The whole text comes back, however long: only signs that no page can show are left out.
  const shown = source.replace(/[\p{Cs}\0]/gu, '')
  return data({ id, source: shown, sentence, fields, mistakes: withLines(mistakes, shown) }, { status: 422 })
}

/** The file where one was chosen, else the text in the box. */
async function sentSource(form: FormData): Promise<string> {
  const file = form.get('file')
  if (file instanceof Blob && file.size > 0) return file.text()
  const source = form.get('source')
  return typeof source === 'string' ? source : ''
}

export default function NewTemplate() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={page.isNext ? 'The next version of a template' : 'Upload a template'}
        crumbs={[{ label: 'Templates', href: '/templates' }]}
      >
        <p className="lead">
          A template is a plain text file: questions, and the words that the answers lead to. Nothing in it
          can run. The README in the folder “policy-templates” shows every tag.
        </p>
      </PageHead>
      <div className="split upload">
        <form method="post" encType="multipart/form-data" className="stack loose">
          <OnceKey value={page.once} />
          {refused && <ErrorSummary sentence={refused.sentence} fields={refused.fields} />}
          {refused && refused.mistakes.length > 0 && <TemplateMistakeList mistakes={refused.mistakes} />}
          <TextField
            name="id"
            label="Id"
            hint="Small letters, digits and hyphens. It stays the same for every later version."
            defaultValue={refused?.id ?? page.id}
            error={refused?.fields['id']}
            autoComplete="off"
            dir="ltr"
          />
          <div className="field">
            <label htmlFor="file">A file (.mdx, up to 1 MB)</label>
            <div className="hint" id="file-hint">
              If you choose one, the text below is not looked at.
            </div>
            <input
              className="input"
              type="file"
              id="file"
              name="file"
              accept=".mdx,.md,.txt,text/plain,text/markdown"
              aria-describedby="file-hint"
            />
          </div>
          <TextArea
            name="source"
            label={page.startedFrom ? `The text, from “${page.startedFrom}”` : 'Or paste its text'}
            hint={
              page.startedFrom &&
              (page.isNext
                ? 'Raise the version in the first lines, and say under “changes” what changed and why.'
                : 'Change what you like, give it an id of its own above, and a title of its own in the first lines.')
            }
            className="input markdown"
            rows={24}
            spellCheck={false}
            dir="ltr"
            defaultValue={refused?.source ?? page.source}
            error={refused?.fields['source']}
          />
          <div className="row">
            <button className="button primary">Upload it</button>
            <a className="button quiet" href="/templates">
              Not now
            </a>
          </div>
        </form>
        <aside className="stack">
          <h2>Start from one that is here</h2>
          <p>Its text comes into the box, with every shared piece written in.</p>
          <ul className="plain starts">
            {page.choices.map((choice) => (
              <li key={choice.id}>
                <a href={`/templates/new?from=${choice.id}`} dir="auto">
                  {choice.title}
                </a>
              </li>
            ))}
          </ul>
          <h2>Good to know</h2>
          <ul className="hints">
            <li>An uploaded file stands alone: it cannot include shared pieces. Write their text into it.</li>
            <li>It brings no sample answers, so its example shows the places that wait for an answer.</li>
            <li>
              The same id again needs a higher version. Policies made from an earlier one are not changed;
              their plans say that there is a newer one.
            </li>
            <li>An id that ships with Candor may be used too. Yours then stands in its place.</li>
          </ul>
        </aside>
      </div>
    </>
  )
}
