// One-time codes for people without e-mail: choose for whom, and print the strips. The answer is the only page that shows them.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCampaign } from '../../db/campaigns'
import { newId } from '../../db/identifier'
import { countOwing, findOwing, type CodeChoice } from '../../db/kiosk-codes'
import { makeCodes } from '../commands/make-codes'
import { codeDays, printedCode } from '../domain/kiosk-code'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { CodeSheet } from '../ui/code-sheet'
import { Choices, ErrorSummary, OnceKey, SelectField, TextField } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Codes: ${page?.title ?? 'campaign'} · Candor` },
]
/** The sheet is printed once and kept nowhere. */
const noStore = { 'cache-control': 'no-store' }
export const headers = () => noStore

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'record-for-others')
  const { db } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const words = (new URL(request.url).searchParams.get('name') ?? '').slice(0, 100).toWellFormed().trim()
  const departments = campaign.closedAt === null ? await countOwing(db, campaign.id) : []
  return {
    id: campaign.id,
    title: campaign.title,
    isClosed: campaign.closedAt !== null,
    departments: departments.map((one) => ({ ...one, name: one.name || 'no department' })),
    owing: departments.reduce((sum, one) => sum + one.owing, 0),
    withoutMail: departments.reduce((sum, one) => sum + one.withoutMail, 0),
    words,
    found: words === '' ? [] : await findOwing(db, campaign.id, { words, limit: 20 }),
    zone: context.organisation?.timeZone ?? 'UTC',
    organisation: context.organisation?.name ?? '',
    once: newId(),
  }
}

const names = ['who', 'department', 'person', 'days'] as const

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'record-for-others')
  const form = await readForm(request)
  const typed = typedAgain(form, names)
  const fields = readFields(form, {
    who: { label: 'The choice', max: 20, missing: 'Choose whose codes to make.' },
    department: { label: 'The department', max: 60 },
    person: { label: 'The person', max: 60 },
    days: { label: 'The days', max: 3 },
  })
  const outcome = fields.ok
    ? await makeCodes(deskFor(context, form), {
        campaignId: params.campaign ?? '',
        choice: choiceOf(fields.value),
        days: wholeNumber(form.get('days')),
      })
    : fields
  if (!outcome.ok) {
    const { sentence, fields: wrong } = outcome
    return data(
      { kind: 'refused' as const, sentence, fields: wrong, typed },
      { status: 422, headers: noStore },
    )
  }
  const { url } = context.candor.settings
  const strips = outcome.value.strips.map(({ code, personId, name, department }) => ({
    ...{ personId, name, department, code: printedCode(code), address: `${url}/kiosk/${code}` },
  }))
  const { expiresAt } = outcome.value
  return data({ kind: 'sheet' as const, strips, expiresAt, kiosk: `${url}/kiosk` }, { headers: noStore })
}

function choiceOf(typed: { who: string; department: string; person: string }): CodeChoice {
  if (typed.who === 'person') return { kind: 'person', personId: typed.person }
  if (typed.who === 'department') return { kind: 'department', departmentId: typed.department }
  return { kind: 'without-mail' }
}

export default function Codes() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const crumbs = [
    { label: 'Acknowledgements', href: '/acknowledgements' },
    { label: page.title, href: `/acknowledgements/${page.id}` },
  ]
  if (answer?.kind === 'sheet')
    return (
      <CodeSheet {...answer} crumbs={crumbs} id={page.id} zone={page.zone} organisation={page.organisation} />
    )
  const refusal = answer?.kind === 'refused' ? answer : undefined
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Codes for people without e-mail"
        crumbs={crumbs}
        action={
          <a className="button" href={`/acknowledgements/${page.id}/codes/poster`}>
            Poster for the kiosk
          </a>
        }
      >
        <p className="muted">
          Each person gets a slip of paper with a code. They type it at a shared device, read what applies to
          them and acknowledge it. A code works once, for one person, and is shown only on the sheet you
          print.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.isClosed ? (
        <Empty title="This campaign was closed">
          Nobody is asked any more, so there is nothing to print.
        </Empty>
      ) : page.owing === 0 ? (
        <Empty title="Nobody owes an answer">Everybody whom this campaign asks has given theirs.</Empty>
      ) : (
        <>
          <FindPerson words={page.words} count={page.found.length} />
          <MakeCodes page={page} typed={refusal?.typed} errors={refusal?.fields} />
        </>
      )}
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function FindPerson({ words, count }: { words: string; count: number }) {
  return (
    <form className="row find-person" role="search" aria-label="Find one person">
      <TextField
        name="name"
        label="Only for one person? Find them by name"
        defaultValue={words}
        maxLength={100}
      />
      <button className="button">Find</button>
      {words !== '' && count === 0 && (
        <p className="muted" role="status">
          Nobody who still owes an answer has “{words}” in their name.
        </p>
      )}
    </form>
  )
}

function MakeCodes({
  page,
  typed,
  errors,
}: {
  page: Page
  typed: Record<string, string> | undefined
  errors: Record<string, string> | undefined
}) {
  const { found, departments } = page
  const usual = found.length > 0 ? 'person' : page.withoutMail > 0 ? 'without-mail' : 'department'
  return (
    <form method="post" className="stack">
      <OnceKey value={page.once} />
      <Choices
        kind="single"
        name="who"
        label="Whose codes?"
        chosen={[typed?.['who'] || usual]}
        error={errors?.['who']}
        options={[
          {
            value: 'without-mail',
            label: `Everybody without e-mail who still owes an answer (${page.withoutMail})`,
          },
          { value: 'department', label: 'One department', hint: 'Everybody in it who still owes an answer' },
          ...(found.length > 0 ? [{ value: 'person', label: 'One person, chosen below' }] : []),
        ]}
      />
      <SelectField
        name="department"
        label="Department, when you chose one"
        defaultValue={typed?.['department'] ?? ''}
        options={departments.map((one) => ({
          value: one.departmentId,
          label: `${one.name}: ${one.owing} still to answer, ${one.withoutMail} without e-mail`,
        }))}
      />
      {found.length > 0 && (
        <SelectField
          name="person"
          label="Person"
          defaultValue={typed?.['person'] ?? found[0]?.personId ?? ''}
          options={found.map((one) => ({
            value: one.personId,
            label: one.department ? `${one.name}, ${one.department}` : one.name,
          }))}
        />
      )}
      <SelectField
        name="days"
        label="How long do the codes work?"
        defaultValue={typed?.['days'] || '14'}
        error={errors?.['days']}
        options={codeDays.map((days) => ({ value: String(days), label: `${days} days` }))}
      />
      <p className="muted">Whoever has a code already gets a new one, and the old one ends.</p>
      <div className="row">
        <button className="button primary">Make codes and show the sheet</button>
      </div>
    </form>
  )
}
