// Lists of people from files: bring one in, and see those that were.
import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listPeopleLists } from '../../db/people-lists'
import { uploadPeopleList } from '../commands/upload-people-list'
import { refused } from '../domain/outcome'
import { addressKey } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { formOfFields } from '../forms/import-form'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { encodings } from '../import/people-encoding'
import { DateText } from '../ui/date-text'
import { ErrorSummary, SelectField, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { ListStatus } from '../ui/people-list-status'

export const meta: MetaFunction = () => [{ title: 'People from a file · Candor' }]

const onePage = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-people')
  const before = addressKey(request, 'before')
  const lists = await listPeopleLists(context.candor.db, { limit: onePage + 1, ...(before && { before }) })
  const shown = lists.slice(0, onePage)
  const last = shown.at(-1)
  return {
    lists: shown.map(({ id, fileName, state, uploadedByName, uploadedAt, lines }) => ({
      ...{ id, fileName, state, uploadedByName, uploadedAt, lines },
    })),
    next: lists.length > onePage && last ? `/people/lists?before=${last.id}` : null,
    isFirst: before === undefined,
    encodings,
    zone: context.organisation?.timeZone ?? 'UTC',
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const form = context.sent ? formOfFields(context.sent.fields) : await readForm(request)
  const typed = typedAgain(form, ['encoding'])
  const file = context.sent?.file
  if (!file) return refusedForm(nothingChosen, typed)
  const read = await uploadPeopleList(deskFor(context, form), { ...file, encoding: typed['encoding'] ?? '' })
  return read.ok ? redirect(`/people/lists/${read.value.id}`, 303) : refusedForm(read, typed)
}

const nothingChosen = refused('no-file', 'Choose a file first.', {
  file: 'Choose a .csv or .txt file with a line for each person.',
})

export default function PeopleLists() {
  const { lists, next, isFirst, encodings, zone } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose">
      <PageHead title="People from a file" crumbs={[{ label: 'People', href: '/people' }]}>
        <p className="lead">
          Bring in a list from your HR system or a spreadsheet. You see who would join, change and leave
          before anybody does.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" encType="multipart/form-data" className="stack narrow">
        <TextField
          name="file"
          label="The file"
          type="file"
          dir={undefined}
          accept=".csv,.txt,.tsv,text/csv"
          hint="CSV with commas, semicolons or tabs, up to 64 MB. The first line names the columns."
          error={refusal?.fields?.['file']}
        />
        <SelectField
          name="encoding"
          label="Encoding"
          hint="Change it only when letters look wrong on the next page."
          options={encodings}
          defaultValue={refusal?.typed['encoding'] ?? ''}
          error={refusal?.fields?.['encoding']}
        />
        <div className="row">
          <button className="button primary">Read it</button>
          <a href="/people/lists/template.csv" download>
            Get an empty file to fill in
          </a>
        </div>
      </form>
      {lists.length > 0 && (
        <table className="records">
          <caption>Lists so far</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Lines</th>
              <th scope="col">Uploaded</th>
              <th scope="col">How far</th>
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => (
              <tr key={list.id}>
                <th scope="row" dir="auto">
                  <a href={`/people/lists/${list.id}`}>{list.fileName}</a>
                </th>
                <td data-label="Lines">{list.lines.toLocaleString('en')}</td>
                <td data-label="Uploaded">
                  <DateText at={list.uploadedAt} zone={zone} />, by {list.uploadedByName}
                </td>
                <td data-label="How far">
                  <ListStatus state={list.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager next={next} isFirst={isFirst} firstHref="/people/lists" />
    </div>
  )
}
