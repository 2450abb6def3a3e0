// What came back with a Word file: what is lost, what is suggested by whom, what has no place; then all of it at once.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findKeptReturn, findReturn } from '../../db/word-returns'
import { bringInReturn } from '../commands/bring-in-return'
import { may } from '../domain/permission'
import { returnView } from '../domain/return-view'
import { countReading, placeValue } from '../domain/word-return'
import { draftPage } from '../drafting/draft-page'
import { readForm } from '../forms/fields'
import { readReturnForm } from '../forms/return-form'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { ErrorSummary, OnceKey } from '../ui/field'
import { ImportLosses } from '../ui/import-losses'
import { PageHead } from '../ui/page-head'
import { ReturnedSections, ReturnedStrays } from '../ui/return-review'

export const meta: MetaFunction = () => [{ title: 'Check what came back · Candor' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { page, file } = await openReturn({ context, request, params })
  const { policy, draft, document, template, zone } = page
  const before = await findKeptReturn(context.candor.db, { policyId: policy.id, sha256: file.sha256 })
  return {
    slug: policy.slug,
    title: draft.title,
    zone,
    language: template.language,
    ...returnView(file, document),
    count: countReading(file.reading),
    adds: may(page.person, 'write-drafts'),
    keptAt: file.keptAt,
    before: before ?? null,
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { page, file } = await openReturn({ context, request, params })
  const form = await readForm(request)
  const choices = readReturnForm(form, file.reading)
  const { id: policyId, slug } = page.policy
  const brought = await bringInReturn(deskFor(context, form), { policyId, id: file.id, choices })
  if (brought.ok) return redirect(`/policies/${slug}/comments`, 303)
  const strays = Object.entries(choices.strays).map(([id, place]) => [id, placeValue(place)] as const)
  return data(
    { sentence: brought.sentence, without: choices.without, strays: Object.fromEntries(strays) },
    { status: 422 },
  )
}

async function openReturn({
  context,
  request,
  params,
}: Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'comment-on-drafts' })
  const { db, now } = context.candor
  const wanted = { id: params.reading ?? '', personId: page.person.id, policyId: page.policy.id, at: now() }
  const file = await findReturn(db, wanted)
  if (!file) notFound('returned file; what was read of a file is kept for one day')
  return { page, file }
}

export default function CheckReturn() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { slug, zone, language, count } = page
  return (
    <>
      <PageHead
        title="Check what came back"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${slug}/comments` },
          { label: 'Bring back a Word file', href: `/policies/${slug}/return` },
        ]}
      >
        <p className="lead">
          <span dir="auto">“{page.fileName}”</span>{' '}
          {count === 0
            ? 'changes nothing in the sections.'
            : `brings ${count} ${count === 1 ? 'thing' : 'things'} to look at.`}{' '}
          {page.keptAt === null ? (
            <>
              Nothing is brought in yet. What was read is kept for you until{' '}
              <DateText at={page.expiresAt} zone={zone} time />.
            </>
          ) : (
            <>
              It was brought in on <DateText at={page.keptAt} zone={zone} time />.
            </>
          )}
        </p>
      </PageHead>
      {refused && <ErrorSummary sentence={refused.sentence} fields={{}} />}
      {page.before && page.keptAt === null && (
        <p className="note wait">
          {page.before.name} brought in this very file on{' '}
          <DateText at={page.before.keptAt} zone={zone} time />. Its suggestions stand among the comments
          already; bringing it in again makes them twice.
        </p>
      )}
      {page.isOlder && (
        <p className="note wait">
          The file was made from an older text than the draft. Each suggestion keeps the words that it was
          written for; where the draft has changed since, an author compares both before taking it.
        </p>
      )}
      <form method="post" className="stack loose import-review">
        <OnceKey value={page.once} />
        <ImportLosses groups={page.losses} into="suggestions" />
        {page.sections.length > 0 && (
          <div className="stack loose">
            <h2>By section</h2>
            <ReturnedSections
              sections={page.sections}
              without={refused?.without ?? []}
              place={{ zone, language }}
            />
          </div>
        )}
        <ReturnedStrays
          strays={page.strays}
          places={page.places}
          chosen={refused?.strays ?? {}}
          adds={page.adds}
        />
        {page.keptAt === null && count > 0 ? (
          <section className="card stack narrow" aria-labelledby="bring-in">
            <h2 id="bring-in">Bring them in</h2>
            <p className="muted">
              Each becomes a thread on its section, with the name in the file and yours as the one who brought
              it. The draft stays as it is until an author takes a suggestion
              {page.adds &&
                page.strays.length > 0 &&
                ', except for what you choose to put into it as a section of its own'}
              .
            </p>
            <div>
              <button className="button primary">Bring them in as suggestions</button>
            </div>
          </section>
        ) : (
          <p>
            <a className="button" href={`/policies/${slug}/comments`}>
              Comments on the draft
            </a>
          </p>
        )}
      </form>
    </>
  )
}
