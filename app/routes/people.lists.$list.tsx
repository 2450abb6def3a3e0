// One list of people: what its columns mean, the dry run, and bringing it in, each with real progress.
import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { countPeopleHere } from '../../db/people-listed'
import { firstLines, lastLineInFile, listLines } from '../../db/people-list-lines'
import { findPeopleList } from '../../db/people-lists'
import { beginApplying, discardPeopleList, mapPeopleList } from '../commands/map-people-list'
import { listColumns, type ColumnMapping } from '../domain/people-columns'
import { lineKinds, listProgress, readDetail } from '../domain/people-list'
import { addressNumber } from '../forms/address'
import { formChoices, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { PeopleListScreen } from '../ui/people-list-screen'

/** Without a script the page looks again by itself while something goes on. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.list.fileName ?? 'A list of people'} · Candor` },
  // With its address: a page that was reached at a #place would not be asked for again.
  ...(data?.isRunning ? [{ httpEquiv: 'refresh', content: `4; url=/people/lists/${data.list.id}` }] : []),
]

const onePage = 50
const columnNames = listColumns.map((column) => `column-${column}`)

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-people')
  const { db } = context.candor
  const list = await findPeopleList(db, params.list ?? '')
  if (!list) notFound('list')
  const query = new URL(request.url).searchParams
  const counts = {
    join: list.joining,
    change: list.changing,
    leave: list.leaving,
    same: list.unchanged,
    fault: list.faulty,
  }
  const asked = lineKinds.find((kind) => kind === query.get('kind'))
  const kind = asked ?? lineKinds.find((one) => one !== 'same' && counts[one] > 0) ?? 'same'
  const after = addressNumber(query.get('after') ?? undefined)
  const page = await listLines(db, { listId: list.id, kind, after, limit: onePage })
  const last = page.lines.at(-1)?.line
  return {
    list,
    isRunning: ['reading', 'comparing', 'applying'].includes(list.state),
    progress: listProgress(list),
    counts,
    kind,
    lines: page.lines.map(({ line, personId, detail }) => ({ line, personId, detail: readDetail(detail) })),
    next: page.more && last ? `/people/lists/${list.id}?kind=${kind}&after=${last}` : null,
    isFirst: after === 0,
    sample: (await firstLines(db, list.id, 3)).map((line) => line.cells),
    lastLine: await lastLineInFile(db, list),
    here: list.state === 'compared' && list.leaving > 0 ? await countPeopleHere(db) : 0,
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const id = params.list ?? ''
  const form = await readForm(request)
  const desk = deskFor(context, form)
  switch (form.get('do')) {
    case 'apply': {
      const begun = await beginApplying(desk, id)
      return begun.ok ? redirect(`/people/lists/${id}`, 303) : refusedForm(begun, {})
    }
    case 'discard': {
      const away = await discardPeopleList(desk, id)
      return away.ok ? redirect('/people/lists', 303) : refusedForm(away, {})
    }
    default: {
      const [leavers = 'keep'] = formChoices(form, 'leavers', ['keep', 'leave'] as const)
      const mapped = await mapPeopleList(desk, { id, mapping: mappingIn(form), leavers })
      if (!mapped.ok) return refusedForm(mapped, { ...typedAgain(form, columnNames), leavers, mapped: 'yes' })
      return redirect(`/people/lists/${id}`, 303)
    }
  }
}

function mappingIn(form: FormData): ColumnMapping {
  const mapping: ColumnMapping = {}
  for (const column of listColumns) {
    const place = form.get(`column-${column}`)
    if (typeof place === 'string' && /^\d{1,3}$/.test(place)) mapping[column] = Number(place)
  }
  return mapping
}

export default function PeopleListPage() {
  return <PeopleListScreen {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />
}
