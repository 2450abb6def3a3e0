// An empty list of people with the names of its columns, to be filled in with a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify/sync'
import { columnLabels, listColumns } from '../domain/people-columns'
import { allowed } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, async () => {
    allowed(args.context, args.request, 'manage-people')
    const columns = listColumns.filter((column) => column !== 'firstName' && column !== 'lastName')
    const csv = stringify([columns.map((column) => columnLabels[column])], { bom: true })
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="people.csv"',
      },
    })
  })
}
