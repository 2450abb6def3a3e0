// The drafting screen: sections on the left, one section's questions in the middle, the text they give on the right.
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react'
import { isAsked, type Answers } from '../domain/answer'
import { typedOf } from '../domain/draft'
import { draftSections, type DraftSection } from '../domain/draft-sections'
import { clauseStates, draftPolicy, type Edits } from '../domain/drafting'
import { findClause, type Block } from '../domain/policy-document'
import type { QuestionId, Template } from '../domain/template'
import { useAutosave, useLeaveGuard } from './autosave'
import { momentText } from './dates'
import { ErrorSummary } from './field'
import { readLiveForm } from './live-answers'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { fieldName, QuestionField } from './question'
import { SaveStateText } from './save-state'
import { SectionList } from './section-list'
import { SectionNotes } from './section-notes'
import { SectionPreview } from './section-preview'

export type ScreenPage = {
  slug: string
  policyTitle: string
  section: DraftSection
  screen: string
  before: string | null
  after: string | null
  /** Cut to what this screen needs. */
  template: Template
  questionIds: QuestionId[]
  answers: Answers
  skipped: QuestionId[]
  edits: Edits
  movedOn: boolean
  marks: Record<QuestionId, string>
  revision: number
  savedAt: string
  savedBy: string | null
  zone: string
  why: { why: string; source: string; checked: string } | null
  notes: Block[]
  inReview: boolean
  more: boolean
  people: string[]
}

export type ScreenResult =
  | { kind: 'saved'; revision: number; at: string; marks: Record<QuestionId, string> }
  | {
      kind: 'refused'
      sentence: string
      fields: Record<QuestionId, string>
      typed: Record<QuestionId, string[]>
      revision: number
      /** Marks of the answers that others gave meanwhile. */
      marks: Record<QuestionId, string>
      others: Record<QuestionId, { words: string; who: string; at: string }>
    }
  | { kind: 'unreachable'; sentence: string }

export type ScreenFormProps = {
  formRef: RefObject<HTMLFormElement>
  className: string
  onInput: () => void
  onBlur: () => void
  onSubmit: () => void
  children: ReactNode
}

export type DraftScreenProps = {
  page: ScreenPage
  /** What came of the last sending of the form. */
  result?: ScreenResult | undefined
  /** Sends a form by POST, without leaving the page where there is a script. */
  form: (props: ScreenFormProps) => ReactElement
  autosave: { data?: ScreenResult | undefined; idle: boolean; send: (form: FormData) => void }
}

export function DraftScreen({ page, result, form: Form, autosave }: DraftScreenProps) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const refusedFirst = result?.kind === 'refused' ? result : undefined
  const [answers, setAnswers] = useState(page.answers)
  const [typed, setTyped] = useState<Record<QuestionId, string[]>>(refusedFirst?.typed ?? {})
  const [mistakes, setMistakes] = useState<Record<QuestionId, string>>({})
  const [base, setBase] = useState({
    revision: refusedFirst?.revision ?? page.revision,
    marks: { ...page.marks, ...refusedFirst?.marks },
    savedAt: page.savedAt,
    savedBy: page.savedBy,
  })
  const [latest, setLatest] = useState<ScreenResult | undefined>(result)
  const [scripted, setScripted] = useState(false)
  const waiting = useRef<(answer: 'saved' | 'failed' | 'refused') => void>()

  useEffect(() => setScripted(true), [])

  /** Takes over what a save said: where the next one starts, and what to show. */
  function take(answer: ScreenResult | undefined): void {
    if (!answer) return
    setLatest(answer)
    if (answer.kind === 'unreachable') return
    setBase((now) => ({
      revision: answer.revision,
      marks: { ...now.marks, ...answer.marks },
      savedAt: answer.kind === 'saved' ? answer.at : now.savedAt,
      savedBy: answer.kind === 'saved' ? null : now.savedBy,
    }))
  }

  useEffect(() => {
    take(result)
    if (result && result.kind !== 'saved') summary.current?.focus()
  }, [result])

  useEffect(() => {
    if (!autosave.idle || !waiting.current) return
    take(autosave.data)
    waiting.current(savedOr(autosave.data))
    waiting.current = undefined
  }, [autosave.data, autosave.idle])

  const saving = useAutosave(
    page.inReview
      ? null
      : () =>
          new Promise((resolve) => {
            if (!form.current) return resolve('failed')
            waiting.current = resolve
            autosave.send(readableForm(form.current, readLiveForm(form.current, questions, answers).mistakes))
          }),
  )
  useLeaveGuard(saving.state !== 'saved')

  const questions = useMemo(
    () => page.template.questions.filter((question) => page.questionIds.includes(question.id)),
    [page.template, page.questionIds],
  )
  const input = { template: page.template, skipped: page.skipped, edits: page.edits }
  const before = useMemo(() => draftPolicy({ ...input, answers: page.answers }).document, [page])
  const now = useMemo(() => draftPolicy({ ...input, answers }).document, [page, answers])
  const sections = useMemo(
    () => draftSections(page.template, clauseStates({ ...input, answers })),
    [page, answers],
  )
  const asked = questions.filter((question) => isAsked(question, answers))
  const open = asked.filter((question) => !Object.hasOwn(answers, question.id))
  const refused = latest?.kind === 'refused' ? latest : undefined
  const errors = { ...refused?.fields, ...mistakes }
  const unsaid = latest?.kind === 'unreachable' ? latest.sentence : undefined

  function onInput(): void {
    if (!form.current) return
    const live = readLiveForm(form.current, questions, answers)
    setAnswers(live.answers)
    setTyped((known) => ({ ...known, ...live.typed }))
    setMistakes((known) => Object.fromEntries(Object.entries(known).filter(([id]) => live.mistakes[id])))
    saving.changed()
  }

  /** A mistake is shown when one leaves the field, not while one is still typing in it. */
  function onLeaveField(): void {
    if (form.current) setMistakes(readLiveForm(form.current, questions, answers).mistakes)
  }

  return (
    <>
      <PageHead
        title={
          <span ref={heading} dir="auto">
            {page.section.heading}
          </span>
        }
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.policyTitle, href: `/policies/${page.slug}/plan` },
        ]}
        action={
          <SaveStateText
            state={saving.state}
            savedAt={base.savedAt}
            savedBy={base.savedBy ?? undefined}
            zone={page.zone}
            trouble={unsaid}
          />
        }
      />
      <div className="draft">
        <SectionList slug={page.slug} sections={sections} current={page.screen} />
        <Form
          className="stack loose"
          formRef={form}
          onInput={onInput}
          onBlur={onLeaveField}
          onSubmit={saving.stop}
        >
          <input type="hidden" name="revision" value={base.revision} />
          <div ref={summary} tabIndex={-1} className="summary-place">
            {refused && <ErrorSummary sentence={refused.sentence} fields={named(refused.fields)} />}
            {unsaid && <Notice tone="alarm">{unsaid}</Notice>}
          </div>
          {page.inReview && (
            <Notice tone="wait" title="A version of this policy is with its approvers">
              If you save a change of the text, that approval round ends, and they are told.
            </Notice>
          )}
          {page.more && (
            <Notice title="One more thing">Your last answer leads to a question more on this page.</Notice>
          )}
          <SectionNotes page={page} />
          {asked.length === 0 && <p>There is nothing to answer here. Read the text, and go on.</p>}
          {asked.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              typed={typed[question.id] ?? typedOf(page.answers[question.id], question.type)}
              started={base.marks[question.id] ?? 'nothing'}
              error={errors[question.id]}
              other={otherOf(refused, question.id, page.zone)}
              peopleList="people"
            />
          ))}
          {page.people.length > 0 && (
            <datalist id="people">
              {page.people.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          )}
          <div className="row go-on">
            <button className="button primary" name="intent" value="save">
              {asked.length === 0 ? 'Go on' : 'Save and go on'}
            </button>
            {open.length > 0 && (
              <button className="button quiet" name="intent" value="skip">
                {open.length === 1 ? 'Skip, mark as gap' : `Skip the ${open.length} open ones, mark as gaps`}
              </button>
            )}
            {page.before && (
              <a className="button quiet" href={`/policies/${page.slug}/draft/${page.before}`}>
                Back
              </a>
            )}
          </div>
        </Form>
        <div className="sticky stack tight">
          <SectionPreview
            before={findClause(before, page.screen)}
            now={findClause(now, page.screen)}
            live={scripted}
            language={page.template.language}
          />
          <p>
            <a href={`/policies/${page.slug}/draft/${page.screen}/text`}>
              Write this section in your own words
            </a>
          </p>
        </div>
      </div>
    </>
  )
}

function savedOr(answer: ScreenResult | undefined): 'saved' | 'failed' | 'refused' {
  if (answer?.kind === 'saved') return 'saved'
  return answer?.kind === 'refused' ? 'refused' : 'failed'
}

/** The form without the questions whose answers cannot be read yet: the others are saved all the same. */
function readableForm(form: HTMLFormElement, mistakes: Record<QuestionId, string>): FormData {
  const data = new FormData(form)
  const asked = data.getAll('asked').filter((id) => typeof id === 'string' && !Object.hasOwn(mistakes, id))
  data.delete('asked')
  for (const id of asked) data.append('asked', id)
  data.set('intent', 'autosave')
  return data
}

function named(fields: Record<QuestionId, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([id, sentence]) => [fieldName(id), sentence]))
}

function otherOf(
  refused: Extract<ScreenResult, { kind: 'refused' }> | undefined,
  id: QuestionId,
  zone: string,
): { words: string; who: string; when: string } | undefined {
  const other = refused?.others[id]
  return other && { words: other.words, who: other.who, when: momentText(other.at, zone) }
}
