// The sections of a draft: their order, which are left out, and new ones of the author's own.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findOpenRound } from '../../db/rounds'
import { countThreads } from '../../db/threads'
import { addSection, bringBackSection, leaveOutSection, moveSection } from '../commands/arrange-sections'
import { draftPage } from '../drafting/draft-page'
import { may } from '../domain/permission'
import { refused } from '../domain/outcome'
import { sections } from '../domain/section'
import { listMark, movableRows, sectionRows } from '../domain/section-rows'
import { addressKey } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { ArrangeRows, BringBack, LeftOutRows, type Moved } from '../ui/arrange-rows'
import { DraftHead } from '../ui/draft-head'
import { ErrorSummary, OnceKey, SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import stylesheet from '../ui/styles/arrange.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sections: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, template, document, person, zone } = page
  const rows = sectionRows(draft, template, document)
  const at = addressKey(request, 'at')
  return {
    slug: policy.slug,
    title: draft.title,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    now: context.candor.now().toISOString(),
    zone,
    openThreads: (await countThreads(context.candor.db, { policyId: policy.id })).open,
    rows,
    list: listMark(rows),
    done: addressKey(request, 'done') ?? null,
    way: addressKey(request, 'way') === 'up' ? ('up' as const) : ('down' as const),
    /** What the last form was about: a section or a part of one. */
    touched: rows.flatMap((row) => [row, ...row.parts]).find((row) => row.id === at) ?? null,
    inReview: (await findOpenRound(context.candor.db, policy.id)) !== undefined,
    mayWrite: may(person, 'write-drafts'),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const form = await readForm(request)
  const typed = typedAgain(form, ['intent', 'id', 'list', 'heading', 'section', 'after'])
  const { intent = '', id = '', list = '', heading = '', section = '', after = '' } = typed
  const desk = deskFor(context, form)
  const policyId = policy.id
  const here = `/policies/${policy.slug}/sections`
  switch (intent) {
    case 'up':
    case 'down': {
      const outcome = await moveSection(desk, { policyId, id, list, direction: intent })
      // Without a place in the address: it would win over the button that takes the focus.
      return outcome.ok
        ? redirect(`${here}?done=moved&at=${id}&way=${intent}`, 303)
        : refusedForm(outcome, typed)
    }
    case 'leave-out': {
      const outcome = await leaveOutSection(desk, { policyId, id })
      return outcome.ok ? redirect(`${here}?done=left-out&at=${id}`, 303) : refusedForm(outcome, typed)
    }
    case 'bring-back': {
      const outcome = await bringBackSection(desk, { policyId, id })
      return outcome.ok
        ? redirect(`${here}?done=back&at=${id}#section-${id}`, 303)
        : refusedForm(outcome, typed)
    }
    case 'add': {
      const outcome = await addSection(desk, { policyId, heading, section, after })
      return outcome.ok
        ? redirect(`/policies/${policy.slug}/draft/${outcome.value.id}/text`, 303)
        : refusedForm(outcome, typed)
    }
    default:
      return data(
        {
          ...refused('nothing-chosen', 'Choose what to do with a section.'),
          fields: undefined,
          typed,
        },
        { status: 422 },
      )
  }
}

export default function Sections() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { rows, slug, list, once, mayWrite } = page
  const arranging = { slug, list, once, mayWrite }
  return (
    <>
      <DraftHead page={page} here="sections" />
      {refusal && <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />}
      {!refusal && <Done page={page} />}
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you change the text, that approval round ends, and they are told.
        </Notice>
      )}
      <section className="stack tight" aria-labelledby="order">
        <div className="row between">
          <h2 id="order">In the policy</h2>
          {mayWrite && <a href="#add">Add a section of your own</a>}
        </div>
        <ArrangeRows rows={movableRows(rows)} moved={refusal ? null : movedRow(page)} arranging={arranging} />
      </section>
      <LeftOutRows rows={rows} arranging={arranging} />
      {mayWrite && <AddSection page={page} refusal={refusal} />}
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** At the end of the list the button that was pressed is at rest; the other one takes the focus. */
function movedRow({ rows, done, touched, way }: Page): Moved {
  if (done !== 'moved' || !touched) return null
  const shown = movableRows(rows)
  const index = shown.findIndex((row) => row.id === touched.id)
  if (index === 0) return { id: touched.id, way: 'down' }
  return { id: touched.id, way: index === shown.length - 1 ? 'up' : way }
}

function Done({ page }: { page: Page }) {
  const { done, touched, rows, slug, list, once, mayWrite } = page
  if (!touched) return null
  const name = `“${touched.heading}”`
  const number = rows.find((row) => row.id === touched.id)?.number
  switch (done) {
    case 'moved':
      return (
        <Notice tone="good">{number ? `${name} is section ${number} now.` : `${name} was moved.`}</Notice>
      )
    case 'written':
      return (
        <Notice tone="good">
          {number
            ? `The words of ${name} are kept. It is section ${number}.`
            : `The words of ${name} are kept.`}
        </Notice>
      )
    case 'back':
      return <Notice tone="good">{`${name} is back, with its words.`}</Notice>
    case 'left-out':
      return (
        <Notice title={`${name} is left out`}>
          <p>Its words are kept.</p>
          {mayWrite && touched.leftOut && (
            <BringBack id={touched.id} heading={touched.heading} arranging={{ slug, list, once, mayWrite }} />
          )}
        </Notice>
      )
    default:
      return null
  }
}

function AddSection({
  page,
  refusal,
}: {
  page: Page
  refusal: { typed: Record<string, string>; fields?: Record<string, string> | undefined } | undefined
}) {
  const adding = refusal?.typed['intent'] === 'add' ? refusal : undefined
  const places = movableRows(page.rows)
  return (
    <section className="card stack" aria-labelledby="add">
      <h2 id="add">Add a section of your own</h2>
      <form method="post" className="stack narrow">
        <OnceKey value={page.once} />
        <TextField
          name="heading"
          label="Heading"
          hint="Short, as people would look for it: “Our podcast”."
          defaultValue={adding?.typed['heading'] ?? ''}
          error={adding?.fields?.['heading']}
          autoComplete="off"
        />
        <SelectField
          name="section"
          label="What it is about"
          hint="So that people find it, and so that the plan knows what the policy covers."
          options={[
            { value: '', label: 'Choose one' },
            ...Object.entries(sections).map(([value, label]) => ({ value, label })),
          ]}
          defaultValue={adding?.typed['section'] ?? ''}
          error={adding?.fields?.['section']}
        />
        <SelectField
          name="after"
          label="Where it stands"
          options={[
            { value: '', label: 'First' },
            ...places.map((row) => ({ value: row.id, label: `After “${row.heading}”` })),
          ]}
          defaultValue={adding?.typed['after'] ?? places.at(-1)?.id ?? ''}
        />
        <div>
          <button className="button primary" name="intent" value="add">
            Add it, and write its words
          </button>
        </div>
      </form>
    </section>
  )
}
