// A template: questions and clauses read from an MDX file set, already checked. Nothing in it can run.
import type { Answers } from './answer'
import type { CheckQuestion } from './check-question'
import type { Block, ClauseId, GroupKey, TextRun } from './policy-document'
import type { Ruling } from './ruling'
import type { SectionKey } from './section'

export type QuestionType =
  'text' | 'long-text' | 'yes-no' | 'single' | 'multiple' | 'person' | 'date' | 'number' | 'list'

export type QuestionId = string

/** value → label; `hint` is a second line under the label. */
export type Option = { value: string; label: string; hint: string }

export type Question = {
  id: QuestionId
  type: QuestionType
  /** The clause on whose screen the question is asked. */
  clauseId: ClauseId
  label: string
  help: string
  example: string
  /** Why we ask, with the source where there is one. */
  why: string
  options: Option[]
  /** Conditions that must all hold for the question to be asked; empty means always. */
  when: Condition[]
  /** What stands in the text while nobody has answered, without brackets: "the person who answers questions". */
  placeholder: string
  /** Asked once for the whole organisation: the profile's answer stands here until somebody changes it for this policy. */
  profile?: true
}

/** `is`: the answer equals (or, for multiple, includes) the value. `not`: answered, and it does not. "yes"/"no" for yes-no. */
export type Condition = { question: QuestionId; test: 'is' | 'not'; value: string }

export type Template = {
  id: string
  /** major.minor.patch of the template text. */
  version: string
  /** `policy` drafts a policy; `playbook` is a scenario for the mistake desk. */
  kind: 'policy' | 'playbook'
  title: string
  language: string
  /** One sentence: what it does for whom. */
  summary: string
  /** Who should use it. */
  forWhom: string
  /** About how many minutes drafting takes. */
  minutes: number
  questions: Question[]
  /** What changed in each version and why, newest first. */
  changes: { version: string; what: string; why: string }[]
  /** Answers of an invented organisation, for a preview; empty when the template brings none. */
  sample: Answers
  /** Facts above the clauses: label and the question whose answer stands there. */
  facts: { label: string; question: QuestionId }[]
  clauses: TemplateClause[]
  /** What its clauses answer to "Can I post this?". Missing where it has none, as in copies older than rulings. */
  rulings?: Ruling[]
  /** Questions that show whether the policy was understood; left out when the template brings none. */
  checks?: CheckQuestion[]
}

export type TemplateClause = {
  id: ClauseId
  section: SectionKey
  heading: string
  /** Why this clause is in the policy; shown to drafters and readers. */
  why: string
  source: string
  /** ISO date on which the source was read, or "known": general knowledge, not checked. */
  checked: string
  /** Guidance for the drafter; never printed. */
  notes: Block[]
  /** Keys of the groups it is for; empty means everyone. */
  audience: GroupKey[]
  when: Condition[]
  blocks: TemplateBlock[]
  clauses: TemplateClause[]
}

/** A document block whose text may still hold answers and conditions. */
export type TemplateBlock =
  | { kind: 'paragraph'; runs: TemplateRun[] }
  | { kind: 'list'; ordered: boolean; items: TemplateBlock[][] }
  | { kind: 'table'; caption: string; header: TemplateRun[][]; rows: TemplateRun[][][] }
  | { kind: 'callout'; tone: 'note' | 'warning'; blocks: TemplateBlock[] }
  | { kind: 'quote'; blocks: TemplateBlock[] }
  | { kind: 'step'; id: string; minutes: string; who: string; blocks: TemplateBlock[] }
  | { kind: 'contact'; role: string; why: string }
  | { kind: 'statement'; label: string; blocks: TemplateBlock[] }
  | { kind: 'when'; condition: Condition; blocks: TemplateBlock[] }
  /** A list or multiple answer as a bullet list of its own. */
  | { kind: 'answer-list'; question: QuestionId }

export type TemplateRun =
  | TextRun
  | { kind: 'break' }
  | { kind: 'answer'; question: QuestionId; strong?: true; emphasis?: true }
  | { kind: 'when'; condition: Condition; runs: TemplateRun[] }

/** Every clause of the template in reading order, parents first. */
export function allTemplateClauses(clauses: TemplateClause[]): TemplateClause[] {
  return clauses.flatMap((clause) => [clause, ...allTemplateClauses(clause.clauses)])
}

/** The question with this id, or undefined. */
export function findQuestion(template: Pick<Template, 'questions'>, id: QuestionId): Question | undefined {
  return template.questions.find((question) => question.id === id)
}
