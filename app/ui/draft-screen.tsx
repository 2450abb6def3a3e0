// The drafting screen: sections on the left, one section's questions in the middle, the text they give on the right.
import { useMemo, useState } from 'react'
import { isAsked } from '../domain/answer'
import { momentText } from '../domain/date-words'
import { typedOf } from '../domain/draft'
import { draftSections } from '../domain/draft-sections'
import { clauseStates } from '../domain/draft-progress'
import { findClause } from '../domain/policy-document'
import { redraftPolicy } from '../domain/redraft'
import type { QuestionId } from '../domain/template'
import { useDraftForm, type Wires } from './draft-form'
import { ErrorSummary } from './field'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { fieldName, QuestionField, type OtherAnswer } from './question'
import { SaveStateText } from './save-state'
import type { ScreenPage, ScreenResult } from './screen-facts'
import { SectionList } from './section-list'
import { SectionNotes } from './section-notes'
import { SectionPreview } from './section-preview'

export type DraftScreenProps = {
  page: ScreenPage
  /** What came of the last sending of the form as a whole page. */
  result?: ScreenResult | undefined
  /** How a script sends the form and goes on. */
  wires: Wires
}

export function DraftScreen({ page, result, wires }: DraftScreenProps) {
  const draft = useDraftForm(page, result, wires)
  const { answers, base, refused } = draft
  const { template, skipped, edits, arrangement } = page
  // What changes is shown against the text as it was when the screen was opened, also after saves.
  const [opened] = useState(page.answers)
  const before = useMemo(
    () => redraftPolicy({ template, skipped, edits, arrangement, answers: opened }),
    [template, skipped, edits, arrangement, opened],
  )
  // Sections that the answers leave alone stay the same objects, so nothing of them is compared or drawn again.
  const now = useMemo(
    () => redraftPolicy({ template, skipped, edits, arrangement, answers }, before),
    [template, skipped, edits, arrangement, answers, before],
  )
  const sections = useMemo(
    () => draftSections(template, clauseStates({ template, skipped, edits, arrangement, answers })),
    [template, skipped, edits, arrangement, answers],
  )
  const asked = draft.questions.filter((question) => isAsked(question, answers))
  const open = asked.filter((question) => !Object.hasOwn(answers, question.id))

  return (
    <>
      <PageHead
        title={<span dir="auto">{page.section.heading}</span>}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.policyTitle, href: `/policies/${page.slug}/plan` },
        ]}
        action={
          <SaveStateText
            state={draft.saveState}
            savedAt={base.savedAt}
            savedBy={base.savedBy ?? undefined}
            zone={page.zone}
            trouble={draft.trouble}
          />
        }
      />
      <div className="draft">
        <SectionList slug={page.slug} sections={sections} current={page.screen} />
        <form
          method="post"
          noValidate
          className="stack loose"
          aria-label="Questions"
          ref={draft.form}
          onInput={draft.onInput}
          onBlur={draft.onBlur}
          onSubmit={draft.onSubmit}
        >
          <input type="hidden" name="revision" value={base.revision} />
          <div ref={draft.summary} tabIndex={-1} className="summary-place">
            {refused && <ErrorSummary sentence={refused.sentence} fields={named(refused.fields)} />}
            {draft.trouble && <Notice tone="alarm">{draft.trouble}</Notice>}
          </div>
          <ScreenNotices page={page} />
          {asked.length === 0 && <p>There is nothing to answer here. Read the text, and go on.</p>}
          {asked.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              typed={draft.typed[question.id] ?? typedOf(page.answers[question.id], question.type)}
              started={base.marks[question.id] ?? 'nothing'}
              error={draft.errors[question.id]}
              other={otherOf(refused, question.id, page.zone)}
              profile={{ answers: page.profile, language: template.language }}
              peopleList="people"
            />
          ))}
          <datalist id="people">
            {page.people.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <GoOn page={page} asked={asked.length} open={open.length} />
        </form>
        <div className="sticky stack tight">
          <SectionPreview
            before={findClause(before.document, page.screen)}
            now={findClause(now.document, page.screen)}
            live={draft.scripted}
            language={template.language}
          />
          <p>
            <a href={`/policies/${page.slug}/draft/${page.screen}/text`}>
              Write this section in your own words
            </a>
          </p>
          {page.section.state !== 'left-out' && (
            <>
              <p>
                <a href={`/policies/${page.slug}/comments?clause=${page.screen}`}>
                  Comments on this section{page.openThreads > 0 && ` (${page.openThreads} open)`}
                </a>
              </p>
              <p>
                <a href={`/policies/${page.slug}/origins/${page.screen}`}>Where each sentence comes from</a>
              </p>
            </>
          )}
        </div>
      </div>
    </>
  )
}

function ScreenNotices({ page }: { page: ScreenPage }) {
  return (
    <>
      {page.inReview && (
        <Notice tone="wait" title="A version of this policy is with its approvers">
          If you save a change of the text, that approval round ends, and they are told.
        </Notice>
      )}
      {page.more && (
        <Notice title="One more thing">Your last answer leads to another question on this page.</Notice>
      )}
      <SectionNotes page={page} />
    </>
  )
}

function GoOn({ page, asked, open }: { page: ScreenPage; asked: number; open: number }) {
  return (
    <div className="row go-on">
      <button className="button primary" name="intent" value="save">
        {asked === 0 ? 'Go on' : 'Save and go on'}
      </button>
      {open > 0 && (
        <button className="button quiet" name="intent" value="skip">
          {open === 1 ? 'Skip, mark as gap' : `Skip the ${open} open ones, mark as gaps`}
        </button>
      )}
      {page.before && (
        <a className="button quiet" href={`/policies/${page.slug}/draft/${page.before}`}>
          Back
        </a>
      )}
    </div>
  )
}

function named(fields: Record<QuestionId, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([id, sentence]) => [fieldName(id), sentence]))
}

function otherOf(
  refused: Extract<ScreenResult, { kind: 'refused' }> | undefined,
  id: QuestionId,
  zone: string,
): OtherAnswer | undefined {
  const other = refused?.others[id]
  return other && { words: other.words, who: other.who, when: momentText(other.at, zone) }
}
