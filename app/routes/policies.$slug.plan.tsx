// The plan of a draft: where to go on, what is missing, and every section with its state. You gotta have a plan.
import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { getProfile } from '../../db/profile'
import { findOpenRound } from '../../db/rounds'
import { countThreads } from '../../db/threads'
import { listVersions } from '../../db/versions'
import { renamePolicy } from '../commands/rename-policy'
import { draftPage } from '../drafting/draft-page'
import { planFacts } from '../drafting/plan-facts'
import { followedTemplate, upgradedFacts, upgradeFor } from '../drafting/upgrade-notice'
import { templateMovedOn } from '../domain/draft'
import { draftProgress, draftSections, nextOpenSection, screenOf } from '../domain/draft-sections'
import { may } from '../domain/permission'
import { findQuestion } from '../domain/template'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { mostRead } from '../lint/policy-findings'
import { readingFormula } from '../lint/reading-ease'
import { DraftHead } from '../ui/draft-head'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Meter } from '../ui/meter'
import { MissingList, PlanSections } from '../ui/draft-plan'
import { Notice } from '../ui/notice'
import { sectionHref } from '../ui/section-list'
import { TemplateNotices } from '../ui/template-notices'
import { ClarityFindings, LegalFindings, TextFindings } from '../ui/plan-findings'
import { hardAge, PlanGlance, type GlanceCount } from '../ui/plan-glance'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Plan: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, template, states, gaps, person, zone } = page
  const { db, now } = context.candor
  const sections = draftSections(template, states)
  const round = await findOpenRound(db, policy.id)
  const versions = await listVersions(db, policy.id)
  const profile = await getProfile(db)
  return {
    ...planFacts(page, profile.answers),
    slug: policy.slug,
    title: draft.title,
    owner: policy.ownerName,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    now: now().toISOString(),
    zone,
    openThreads: (await countThreads(context.candor.db, { policyId: policy.id })).open,
    sections,
    progress: draftProgress(sections),
    next: nextOpenSection(sections) ?? null,
    missing: gaps.map((gap) => {
      const question = findQuestion(template, gap.question)
      const screen = screenOf(template, gap.clauseId) ?? gap.clauseId
      return {
        id: gap.question,
        label: question?.label ?? gap.question,
        heading: sections.find((section) => section.clauseId === screen)?.heading ?? '',
        screen,
        skipped: gap.skipped,
      }
    }),
    movedOn: Object.keys(draft.edits)
      .filter((id) => templateMovedOn(draft, template, id))
      .map((id) => ({ id, heading: draft.edits[id]?.heading ?? id })),
    upgrade: await upgradeFor(context, page),
    upgraded: upgradedFacts(request),
    followed: followedTemplate(page),
    minutes: template.minutes,
    inReview: versions.find((version) => version.id === round?.versionId)?.ordinal ?? null,
    sameAsLatest: versions[0]?.fingerprint === draft.fingerprint,
    mayWrite: may(person, 'write-drafts'),
    once: newId(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { policy } = await draftPage(context, request, { slug: params.slug, needs: 'write-drafts' })
  const form = await readForm(request)
  const { title, started } = { title: '', started: '', ...typedAgain(form, ['title', 'started']) }
  const outcome = await renamePolicy(deskFor(context, form), { policyId: policy.id, title, started })
  if (outcome.ok) return redirect(`/policies/${policy.slug}/plan`, 303)
  return data({ title, sentence: outcome.sentence, fields: outcome.fields ?? {} }, { status: 422 })
}

export default function Plan() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { slug, missing, next, progress, mayWrite } = page
  const started = page.sections.some((section) => section.edited || section.answered + section.skipped > 0)
  return (
    <>
      <DraftHead page={page} here="plan" />
      {refused && <ErrorSummary sentence={refused.sentence} fields={refused.fields} />}
      {page.inReview !== null && (
        <Notice tone="wait" title={`Submission ${page.inReview} is with its approvers`}>
          <p>
            If you change the text now, that approval round ends.{' '}
            <a href={`/policies/${slug}/history`}>See who was asked</a>
          </p>
        </Notice>
      )}
      {page.movedOn.length > 0 && (
        <Notice tone="wait" title="Hand-written sections to look at">
          <p>The answers changed since these were written, and the template would say something else now:</p>
          <ul>
            {page.movedOn.map((clause) => (
              <li key={clause.id}>
                <a href={`/policies/${slug}/draft/${clause.id}/text`}>{clause.heading}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <TemplateNotices page={page} />
      <section className="card stack next-step" aria-labelledby="next-step">
        <div className="row between top">
          <div className="stack tight">
            <h2 id="next-step">
              {nextStepTitle({ next, started, missing: missing.length, same: page.sameAsLatest })}
            </h2>
            <p className="muted">
              {progress.done} of {progress.of} sections complete
              {!started && `, about ${page.minutes} minutes`}
              {missing.length > 0 &&
                started &&
                `, ${missing.length} ${missing.length === 1 ? 'answer' : 'answers'} missing`}
            </p>
          </div>
          {mayWrite && (
            <div className="row">
              {next ? (
                <a className="button primary" href={sectionHref(slug, next)}>
                  {started ? 'Go on' : 'Start'}
                </a>
              ) : (
                !page.sameAsLatest &&
                page.inReview === null && (
                  <a className="button primary" href={`/policies/${slug}/submission`}>
                    Send for approval
                  </a>
                )
              )}
            </div>
          )}
        </div>
        <Meter value={progress.done} of={progress.of} label="Sections complete" />
      </section>
      <PlanGlance counts={glance(page)} whole={page.whole} />
      {!page.read && (
        <Notice title="Nobody has read the words">
          The rules for risky and hard sentences read English only. Ask somebody who reads this language well.
        </Notice>
      )}
      {page.read && !page.readToEnd && (
        <Notice title="The end was not looked at">
          The rules look at the first {mostRead.toLocaleString('en-GB')} characters, which is about 80 pages.
        </Notice>
      )}
      {page.more > 0 && (
        <Notice title={`${page.more.toLocaleString('en-GB')} more to look at`}>
          The most important ones stand below. The others follow when these are done.
        </Notice>
      )}
      <div className="two">
        <PlanSections slug={slug} sections={page.sections} ages={page.ages} mayWrite={mayWrite} />
        <MissingList
          slug={slug}
          missing={missing}
          missingSections={page.missingSections}
          mayWrite={mayWrite}
        />
      </div>
      <LegalFindings slug={slug} findings={page.findings} mayWrite={mayWrite} />
      <TextFindings slug={slug} findings={page.findings} mayWrite={mayWrite} />
      <ClarityFindings slug={slug} findings={page.findings} mayWrite={mayWrite} />
      {page.whole && <ReadingNote age={page.whole.age} />}
      {mayWrite && (
        <details open={refused !== undefined}>
          <summary>Change the title</summary>
          <form method="post" className="stack narrow rename">
            <OnceKey value={page.once} />
            <input type="hidden" name="started" value={page.title} />
            <TextField
              name="title"
              label="Title"
              hint="It stands above the policy and in lists. The address stays the same."
              defaultValue={refused?.title ?? page.title}
              error={refused?.fields['title']}
              autoComplete="off"
            />
            <div>
              <button className="button">Save the title</button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}

function glance(page: Awaited<ReturnType<typeof loader>>): GlanceCount[] {
  const of = (kind: string): number => page.findings.filter((finding) => finding.kind === kind).length
  return [
    { href: '#plan-missing', label: 'unanswered', count: page.missing.length, tone: 'wait' },
    {
      href: '#plan-missing',
      label: page.missingSections.length === 1 ? 'section missing' : 'sections missing',
      count: page.missingSections.length,
      tone: 'wait',
    },
    { href: '#plan-legal', label: 'to show a lawyer', count: of('legal'), tone: 'alarm' },
    { href: '#plan-text', label: 'contradictory', count: of('contradictory'), tone: 'wait' },
    { href: '#plan-text', label: 'thin', count: of('thin'), tone: 'wait' },
    { href: '#plan-clarity', label: 'hard to read', count: of('clarity'), tone: 'wait' },
  ]
}

function ReadingNote({ age }: { age: number }) {
  return (
    <p className="muted" id="plan-reading">
      The text reads with ease from about the age of {age}. Up to {hardAge} suits most workplaces. Figures by
      the {readingFormula.name} ({readingFormula.source}), over full sentences; points of lists do not count.
    </p>
  )
}

function nextStepTitle(facts: {
  next: { heading: string } | null
  started: boolean
  missing: number
  same: boolean
}): string {
  if (facts.next) return facts.started ? `Next: ${facts.next.heading}` : `Start with: ${facts.next.heading}`
  if (facts.same) return 'Nothing has changed since the last version'
  return facts.missing > 0 ? 'Every section is done, with gaps' : 'Every question is answered'
}
