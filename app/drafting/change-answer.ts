// Changing one answer in steps: see what it does to the text, then keep it or change it again. Nothing is kept unseen.
import { openDraft } from '../commands/open-draft'
import { otherAnswers, type OtherAnswerFacts } from '../commands/other-answers'
import { saveAnswers } from '../commands/save-answers'
import type { Context } from '../context'
import { answerTo } from '../domain/answer'
import { answerEffect, type AnswerEffect } from '../domain/answer-effect'
import { answerTexts } from '../domain/answer-text'
import { changeAnswers, type Draft } from '../domain/draft'
import { markOf } from '../domain/mark'
import type { Refusal } from '../domain/outcome'
import { findQuestion, type Question, type Template } from '../domain/template'
import { readForm } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { anchorOf } from '../ui/question'
import { readAnswersForm } from './answers-form'
import { draftPage } from './draft-page'

/** What the form holds, and what it started from. */
type AnswerForm = { typed: string[]; started: string; revision: number }

export type AnswerChange =
  /** The form again, as it was filled. */
  | ({ kind: 'asked' } & AnswerForm)
  /** What it would do; `seen` marks it, `moved` when the text has moved on since somebody last looked. */
  | ({ kind: 'seen'; effect: AnswerEffect; now: string[] | null; seen: string; moved: boolean } & AnswerForm)
  | ({ kind: 'refused'; sentence: string; error: string | null; other: OtherAnswerFacts | null } & AnswerForm)
  /** Saved, or nothing to save; go on there. */
  | { kind: 'next'; href: string }

/**
 * What came of sending the form (`intent` look, keep or again). It is kept only when what it does is what was looked at.
 * @throws the redirect to sign-in, 403, 404.
 */
export async function changeAnswer(
  context: Context,
  request: Request,
  place: { slug: string | undefined; question: string | undefined },
): Promise<AnswerChange> {
  const page = await draftPage(context, request, { slug: place.slug, needs: 'write-drafts' })
  const { policy, draft, template } = page
  const question = findQuestion(template, place.question ?? '') ?? notFound('question')
  const form = await readForm(request)
  const sent = readAnswersForm(form, [question])
  const [entry] = sent.entries
  const back = `/policies/${policy.slug}/answers`
  const filled = {
    typed: sent.typed[question.id] ?? [],
    started: entry?.started ?? '',
    revision: sent.revision,
  }
  if (!entry) return { kind: 'next', href: `${back}?done=unchanged#${anchorOf(question.id)}` }
  if (form.get('intent') === 'again') return { kind: 'asked', ...filled }
  const outcome = changeAnswers(draft, template, { revision: sent.revision, entries: [entry], skip: [] })
  if (!outcome.ok) return refusedWith(outcome)
  if (outcome.value.changed.length === 0)
    return { kind: 'next', href: `${back}?done=unchanged#${anchorOf(question.id)}` }
  const effect = answerEffect(draft, template, outcome.value)
  const seen = markOf(effect)
  if (form.get('intent') !== 'keep' || form.get('seen') !== seen) {
    const now = answerWords(question, outcome.value, template)
    return { kind: 'seen', effect, now, seen, moved: form.get('intent') === 'keep', ...filled }
  }
  const saved = await saveAnswers(deskFor(context, form), {
    policyId: policy.id,
    revision: sent.revision,
    entries: [entry],
  })
  if (!saved.ok) return refusedWith(saved)
  const done = saved.value.voidedRound ? 'kept-round-ended' : 'kept'
  return { kind: 'next', href: `${back}?done=${done}#${anchorOf(question.id)}` }

  async function refusedWith(refusal: Refusal): Promise<AnswerChange> {
    const { db, library } = context.candor
    const open = await openDraft(db, library, { policyId: policy.id })
    const now = open.ok ? open.value : page
    const contested = refusal.rule === 'answer-changed-meanwhile'
    const others = contested ? await otherAnswers(db, { ...now, questions: [question.id] }) : {}
    return {
      kind: 'refused',
      sentence: refusal.sentence,
      error: refusal.fields?.[question.id] ?? null,
      other: others[question.id] ?? null,
      typed: filled.typed,
      started: contested ? markOf(answerTo(now.draft.answers, question.id)) : filled.started,
      revision: contested ? now.draft.revision : filled.revision,
    }
  }
}

/** The answer in words, or null while there is none. */
export function answerWords(
  question: Question,
  draft: Pick<Draft, 'answers'>,
  template: Template,
): string[] | null {
  const answer = answerTo(draft.answers, question.id)
  return answer === undefined ? null : answerTexts(question, answer, template.language)
}
