// The profile as its pages show it: each question with what stands in its field, and policies that say something else.
import type { PolicyBehind } from '../commands/profile-effects'
import { answerTo, type Answers } from '../domain/answer'
import { answerText } from '../domain/answer-text'
import { typedOf } from '../domain/draft'
import { markOf } from '../domain/mark'
import { profileGroups } from '../domain/profile'
import { profileForm } from '../domain/profile-change'
import type { ProfileEffect } from '../domain/profile-effects'
import type { PolicyBehindFacts, ProfileEffectFacts } from '../ui/profile-effects'
import type { ProfileGroupFacts } from '../ui/profile-form'
import { wholeNumber } from '../forms/fields'
import type { ProfileChoice } from '../commands/apply-profile'

/** The questions by group, with the answers as fields hold them. */
export function profileFields(answers: Answers): ProfileGroupFacts[] {
  return Object.entries(profileGroups).map(([key, title]) => ({
    key,
    title,
    fields: profileForm.questions
      .filter((question) => question.clauseId === key)
      .map((question) => {
        const answer = answerTo(answers, question.id)
        return { question, typed: typedOf(answer, question.type), started: markOf(answer) }
      }),
  }))
}

/** The profile's answer to each of these questions, in words. */
export function profileWords(answers: Answers, ids: string[]): Record<string, string> {
  return Object.fromEntries(
    profileForm.questions
      .filter((question) => ids.includes(question.id))
      .map((question) => {
        const answer = answerTo(answers, question.id)
        return [question.id, answer === undefined ? '' : answerText(question, answer, 'en-GB')]
      }),
  )
}

/** The revision in the address from which on changes are looked at; undefined for all of them. */
export function sinceOf(request: Request): number | undefined {
  const since = wholeNumber(new URL(request.url).searchParams.get('since'))
  return since > 0 ? since : undefined
}

/** A policy that says something else, as the list and its own page show it. */
export function behindFacts(policy: PolicyBehind): PolicyBehindFacts {
  const { policyId, slug, title, effects, change, template } = policy
  return {
    policyId,
    slug,
    title,
    sections: change.sections,
    facts: change.facts,
    effects: effects.map((effect) => effectFacts(effect, template.language)),
  }
}

function effectFacts(
  { question, here, profile, standing }: ProfileEffect,
  language: string,
): ProfileEffectFacts {
  return {
    question: question.id,
    label: question.label,
    here: here === undefined ? null : answerText(question, here, language),
    profile: answerText(question, profile, language),
    standing,
    started: markOf(here),
  }
}

/** The ticks of the list: only well-formed ones, and with `only` those of one policy. */
export function readProfileChoices(form: FormData): ProfileChoice[] {
  const only = form.get('only')
  const choices = form.getAll('take').flatMap((value): ProfileChoice[] => {
    const parts = /^([\w-]{1,60}) ([a-z0-9-]{1,80}) (nothing|[0-9a-f]{16})$/.exec(String(value))
    const [, policyId = '', question = '', started = ''] = parts ?? []
    return parts ? [{ policyId, question, started }] : []
  })
  return typeof only === 'string' ? choices.filter((choice) => choice.policyId === only) : choices
}
