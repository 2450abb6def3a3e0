// Check your answers: everything that was said, section by section, each with a way to change it; gaps in plain sight.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countThreads } from '../../db/threads'
import { draftPage } from '../drafting/draft-page'
import { answerTo } from '../domain/answer'
import { answerTexts } from '../domain/answer-text'
import { askedQuestions } from '../domain/draft-gaps'
import { draftProgress, draftSections, nextOpenSection, screenOf } from '../domain/draft-sections'
import { may } from '../domain/permission'
import { AnswersGroup } from '../ui/answers-group'
import { DraftHead } from '../ui/draft-head'
import { Notice } from '../ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Check your answers: ${page?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await draftPage(context, request, { slug: params.slug, needs: 'read-drafts' })
  const { policy, draft, template, states, gaps, person, zone } = page
  const sections = draftSections(template, states)
  const asked = askedQuestions(template, draft.answers)
  return {
    slug: policy.slug,
    title: draft.title,
    changedBy: draft.changedByName,
    changedAt: draft.changedAt,
    now: context.candor.now().toISOString(),
    zone,
    openThreads: (await countThreads(context.candor.db, { policyId: policy.id })).open,
    progress: draftProgress(sections),
    next: nextOpenSection(sections)?.clauseId ?? null,
    missing: gaps.length,
    mayWrite: may(person, 'write-drafts'),
    done: doneWords(new URL(request.url).searchParams.get('done')),
    groups: sections
      .filter((section) => section.state !== 'left-out' && (section.asked > 0 || section.edited))
      .map((section) => ({
        screen: section.clauseId,
        heading: section.heading,
        edited: section.edited,
        answers: asked
          .filter((question) => screenOf(template, question.clauseId) === section.clauseId)
          .map((question) => {
            const answer = answerTo(draft.answers, question.id)
            return {
              id: question.id,
              label: question.label,
              texts: answer === undefined ? null : answerTexts(question, answer, template.language),
              skipped: draft.skipped.includes(question.id),
            }
          }),
      })),
  }
}

function doneWords(done: string | null): string | null {
  switch (done) {
    case 'kept':
      return 'Your answer is kept, and the text has changed with it.'
    case 'kept-round-ended':
      return 'Your answer is kept. The approval round has ended, because the text is another one now; its approvers are told.'
    case 'unchanged':
      return 'Nothing was changed: this is the answer that stands.'
    default:
      return null
  }
}

export default function CheckAnswers() {
  const page = useLoaderData<typeof loader>()
  const { slug, groups, missing, mayWrite, next } = page
  return (
    <>
      <DraftHead page={page} here="answers" />
      {page.done && <Notice tone="good">{page.done}</Notice>}
      <div className="row between">
        <p>
          {missing === 0
            ? 'Every question that the text needs is answered.'
            : `${missing} ${missing === 1 ? 'answer is' : 'answers are'} missing. They stand as gaps in the text.`}
        </p>
        {mayWrite &&
          (next ? (
            <a className="button primary" href={`/policies/${slug}/draft/${next}`}>
              Go on answering
            </a>
          ) : (
            <a className="button primary" href={`/policies/${slug}/preview`}>
              Read the whole draft
            </a>
          ))}
      </div>
      {groups.map((group) => (
        <AnswersGroup key={group.screen} slug={slug} group={group} mayWrite={mayWrite} />
      ))}
    </>
  )
}
