// Saving one section's form, for a page that comes back whole and for a script that stays on it.
import { openDraft } from '../commands/open-draft'
import { otherAnswers } from '../commands/other-answers'
import { saveAnswers, skipQuestions } from '../commands/save-answers'
import type { Context } from '../context'
import { answerTo, isAsked } from '../domain/answer'
import { draftSections, screenOf, screenQuestions, sectionAfter } from '../domain/draft-sections'
import { markOf } from '../domain/mark'
import type { Question } from '../domain/template'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import type { ScreenResult } from '../ui/screen-facts'
import { readAnswersForm } from './answers-form'
import { draftPage } from './draft-page'

/**
 * Saves what the form says (`intent` save, skip or autosave) and tells where to go on; a refusal carries everything
 * typed and what others answered. @throws the redirect to sign-in, 403, 404.
 */
export async function saveSection(
  context: Context,
  request: Request,
  place: { slug: string | undefined; clause: string | undefined },
): Promise<ScreenResult> {
  const page = await draftPage(context, request, { slug: place.slug, needs: 'write-drafts' })
  const { policy, template } = page
  const { db, library } = context.candor
  const screen = screenOf(template, place.clause ?? '') ?? notFound('section')
  const questions = screenQuestions(template, screen)
  const form = await readForm(request)
  const sent = readAnswersForm(form, questions)
  const desk = deskFor(context, form)
  const answersForm = { policyId: policy.id, revision: sent.revision, entries: sent.entries }
  const intent = form.get('intent')
  const outcome =
    intent === 'skip'
      ? await skipQuestions(desk, { ...answersForm, skip: sent.asked })
      : await saveAnswers(desk, intent === 'autosave' ? { ...answersForm, typing: true } : answersForm)
  const open = await openDraft(db, library, { policyId: policy.id })
  const now = open.ok ? open.value : page
  if (!outcome.ok) {
    const contested = outcome.rule === 'answer-changed-meanwhile' ? Object.keys(outcome.fields ?? {}) : []
    return {
      kind: 'refused',
      sentence: outcome.sentence,
      fields: outcome.fields ?? {},
      typed: sent.typed,
      revision: now.draft.revision,
      marks: Object.fromEntries(contested.map((id) => [id, markOf(answerTo(now.draft.answers, id))])),
      others: await otherAnswers(db, { ...now, questions: contested }),
    }
  }
  if (intent === 'autosave') {
    const { revision, at, marks } = outcome.value
    return { kind: 'saved', revision, at, marks }
  }
  if (questions.some((question) => isNewlyAsked(question)))
    return { kind: 'next', href: `/policies/${policy.slug}/draft/${screen}?done=more` }
  const next = sectionAfter(draftSections(template, now.states), screen)
  return {
    kind: 'next',
    href: next ? `/policies/${policy.slug}/draft/${next.clauseId}` : `/policies/${policy.slug}/answers`,
  }

  /** An answer led to it, it was not on the screen, and it is not answered yet. */
  function isNewlyAsked(question: Question): boolean {
    if (sent.asked.includes(question.id)) return false
    return isAsked(question, now.draft.answers) && answerTo(now.draft.answers, question.id) === undefined
  }
}
