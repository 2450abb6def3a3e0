// What came in with a file: what could not be carried over, where each section belongs, what is missing; then the draft.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findImport, type ImportRecord, type StoredChoices } from '../../db/imports'
import { getProfile } from '../../db/profile'
import { importPolicy, textOf } from '../commands/import-policy'
import { keepImportChoices } from '../commands/keep-import'
import { findTemplate } from '../commands/templates'
import type { Context } from '../context'
import { offeredAtFirst } from '../domain/coverage'
import {
  coverageWith,
  joiningClauses,
  placeClauses,
  questionsToCome,
  sectionsWith,
} from '../domain/import-plan'
import { lossesByKind } from '../domain/imported-policy'
import { answersFromProfile } from '../domain/profile'
import type { Template } from '../domain/template'
import { readForm } from '../forms/fields'
import { readReviewForm } from '../forms/import-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { CoverageMap, GapOffers } from '../ui/coverage-map'
import { DateText } from '../ui/date-text'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { ImportClauses, importLines } from '../ui/import-clauses'
import { ImportLosses } from '../ui/import-losses'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Check what came in · Candor' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { kept, template } = await openImport(context, request, params.id)
  const { policy, coverage } = await reviewed(context, kept, template)
  const joining = joiningClauses(coverage, kept.choices)
  const placed = placeClauses(policy, kept.choices)
  return {
    fileName: kept.fileName,
    title: kept.title,
    template: { id: template.id, title: template.title },
    expiresAt: kept.expiresAt,
    now: context.candor.now().toISOString(),
    zone: context.organisation?.timeZone ?? 'UTC',
    changes: kept.choices.changes,
    hasBothTexts: kept.beforeChanges !== null,
    sections: sectionsWith(policy, kept.choices).length,
    losses: lossesByKind(policy.losses),
    lines: importLines(placed, kept.choices),
    headings: Object.fromEntries(policy.clauses.map((clause) => [clause.id, clause.heading])),
    coverage,
    joining,
    questions: questionsToCome(joining, coverage),
    updated: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { kept, template } = await openImport(context, request, params.id)
  const form = await readForm(request)
  const review = readReviewForm(form, textOf(kept, kept.choices))
  const chosen: StoredChoices = {
    changes: review.changes,
    placements: review.changes === kept.choices.changes ? review.placements : {},
    split: review.changes === kept.choices.changes ? review.split : [],
    joining: review.ticked,
  }
  const isOther = review.changes !== kept.choices.changes
  if (isOther || form.get('press') !== 'draft') {
    const { coverage } = await reviewed(context, { ...kept, choices: chosen }, template)
    const fresh = offeredAtFirst(coverage).filter((id) => !review.offered.includes(id))
    const choices = { ...chosen, joining: isOther ? null : [...review.ticked, ...fresh] }
    const saved = await keepImportChoices(deskFor(context, form), {
      id: kept.id,
      title: review.title,
      choices,
    })
    if (saved.ok) return redirect(`/policies/import/${kept.id}?done=${isOther ? 'other-text' : 'map'}`, 303)
    return data(
      { title: review.title, sentence: saved.sentence, fields: saved.fields ?? {} },
      { status: 422 },
    )
  }
  const made = await importPolicy(deskFor(context, form), {
    id: kept.id,
    title: review.title,
    choices: chosen,
  })
  if (made.ok) return redirect(`/policies/${made.value.slug}/plan`, 303)
  return data({ title: review.title, sentence: made.sentence, fields: made.fields ?? {} }, { status: 422 })
}

async function openImport(context: Context, request: Request, id = '') {
  const person = allowed(context, request, 'write-drafts')
  const { db, library, now } = context.candor
  const kept = await findImport(db, { id, personId: person.id, at: now() })
  if (!kept) notFound('imported file; what was read of a file is kept for one day')
  const template = await findTemplate(db, library, kept.templateId)
  if (!template) notFound('template')
  return { kept, template }
}

async function reviewed(context: Context, kept: ImportRecord, template: Template) {
  const { answers } = await getProfile(context.candor.db)
  const policy = textOf(kept, kept.choices)
  const from = { template, answers: answersFromProfile(answers, template) }
  return { policy, coverage: coverageWith(policy, kept.choices, from) }
}

export default function CheckImport() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { sections, joining, questions } = page
  return (
    <>
      <PageHead
        title="Check what came in"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: 'Bring your own policy', href: '/policies/import' },
        ]}
      >
        <p className="lead">
          <span dir="auto">“{page.fileName}”</span> gave {sections} {sections === 1 ? 'section' : 'sections'}.
          No draft is made yet. What was read is kept for you until{' '}
          <DateText at={page.expiresAt} zone={page.zone} time />.
        </p>
      </PageHead>
      {refused && <ErrorSummary sentence={refused.sentence} fields={refused.fields} />}
      {page.updated === 'map' && <Notice tone="good">The map shows your changes now.</Notice>}
      {page.updated === 'other-text' && (
        <Notice tone="wait">This is the other text of the file. Look at its sections once more.</Notice>
      )}
      <form method="post" className="stack loose import-review">
        <OnceKey value={page.once} />
        <ImportLosses groups={page.losses} hasBothTexts={page.hasBothTexts} changes={page.changes} />
        <ImportClauses lines={page.lines} />
        <CoverageMap coverage={page.coverage} headings={page.headings} />
        <GapOffers coverage={page.coverage} joining={page.joining} template={page.template.title} />
        <section className="card stack narrow" aria-labelledby="make-draft">
          <h2 id="make-draft">Make the draft</h2>
          <TextField
            name="title"
            label="Title of your policy"
            defaultValue={refused?.title ?? page.title}
            error={refused?.fields['title']}
            autoComplete="off"
          />
          <p className="muted">
            {sections} {sections === 1 ? 'section' : 'sections'} from your file
            {joining.length > 0 && `, ${joining.length} from the template with ${questions} questions`}. You
            can change, move and leave out every one of them later.
          </p>
          <div className="row">
            <button className="button primary" name="press" value="draft">
              Make the draft
            </button>
            <button className="button" name="press" value="map">
              Update the map
            </button>
          </div>
        </section>
      </form>
    </>
  )
}
