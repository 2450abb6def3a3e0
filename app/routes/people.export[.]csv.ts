// The people of a filter as CSV, page by page: a list that can be changed and brought in again, safe to open in a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify/sync'
import { exportPeople, type ExportedPerson } from '../../db/people-export'
import { columnLabels, listColumns } from '../domain/people-columns'
import { readPeopleFilter } from '../forms/people-filter'
import { allowed } from '../identity/guard'
import { orProblemPage } from '../pages/problem-response'

const columns = listColumns.flatMap((key) =>
  key === 'firstName' || key === 'lastName' ? [] : [{ key, header: columnLabels[key] }],
)

export function loader(args: LoaderFunctionArgs) {
  return orProblemPage(args, async () => {
    allowed(args.context, args.request, 'read-people')
    const filter = readPeopleFilter(new URL(args.request.url).searchParams)
    const pages = exportPeople(args.context.candor.db, { ...filter, search: filter.words })
    return new Response(bodyOf(pages), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="people.csv"',
        'cache-control': 'private, no-cache',
      },
    })
  })
}

/** Escaped: a name that starts like a formula must not run in a spreadsheet (OWASP, CSV injection). */
function bodyOf(pages: AsyncGenerator<ExportedPerson[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let first = true
  return new ReadableStream({
    async pull(controller) {
      const page = await pages.next()
      if (page.done) return controller.close()
      const csv = stringify(page.value, { header: first, bom: first, escape_formulas: true, columns })
      first = false
      controller.enqueue(encoder.encode(csv))
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
}
