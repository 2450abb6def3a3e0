// Clause origins: where each sentence of a clause comes from, and who answered or wrote it when. A plain read.
import { findLastChange, findStart, type DraftChange } from '../../db/drafts'
import type { Db } from '../../db/tables'
import { answerTo } from '../domain/answer'
import { answerTexts } from '../domain/answer-text'
import type { DraftText } from '../domain/draft'
import type { ClauseId } from '../domain/policy-document'
import { clauseProvenance, questionsIn, type ClauseProvenance } from '../domain/provenance'
import { findQuestion, type QuestionId, type Template } from '../domain/template'

export type QuestionOrigin = {
  label: string
  /** The answer in words, or null while there is none. */
  answer: string[] | null
  /** Who answered and when. `start`: it was there when the policy was started, from the profile or a file. */
  by: { name: string; at: string; how: 'answered' | 'profile' | 'start' } | null
}

export type ClauseOrigins = {
  provenance: ClauseProvenance
  /** Every question that the clause's text or conditions name. */
  questions: Record<QuestionId, QuestionOrigin>
  /** Who last wrote the clause by hand, when somebody did. */
  hand: { name: string; at: string } | null
}

/** Undefined when the text holds no such clause. `until`: the instant of submission, where it is a version's text. */
export async function clauseOrigins(
  db: Db,
  from: { policyId: string; draft: DraftText; template: Template; until?: string | undefined },
  clauseId: ClauseId,
): Promise<ClauseOrigins | undefined> {
  const { policyId, draft, template, until } = from
  const provenance = clauseProvenance(draft, template, clauseId)
  if (!provenance) return undefined
  const when = until === undefined ? {} : { until }
  const questions: Record<QuestionId, QuestionOrigin> = {}
  for (const id of questionsIn(provenance)) {
    const question = findQuestion(template, id)
    if (!question) continue
    const answer = answerTo(draft.answers, id)
    questions[id] = {
      label: question.label,
      answer: answer === undefined ? null : answerTexts(question, answer, template.language),
      by:
        answer === undefined
          ? null
          : await answeredBy(await findLastChange(db, policyId, { question: id, ...when })),
    }
  }
  const written =
    provenance.source.kind === 'template'
      ? undefined
      : ((await findLastChange(db, policyId, { clause: clauseId, ...when })) ??
        (await findStart(db, policyId)))
  return { provenance, questions, hand: written ? { name: written.name, at: written.at } : null }

  async function answeredBy(change: DraftChange | undefined): Promise<QuestionOrigin['by']> {
    if (change)
      return {
        name: change.name,
        at: change.at,
        how: change.action === 'draft.profile-applied' ? 'profile' : 'answered',
      }
    const start = await findStart(db, policyId)
    return start ? { name: start.name, at: start.at, how: 'start' } : null
  }
}
