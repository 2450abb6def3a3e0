// The kind of change as approvers set it: never silently, and with a word where it weighs less than was proposed.
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Decision } from './review'
import type { ChangeClass } from './version'

/** From the weightiest on. */
const byWeight = ['material', 'clarifying', 'editorial'] as const satisfies ChangeClass[]

/** What is proposed where nothing was published before: all of it is new to its readers. */
export const firstVersionProposal: { changeClass: ChangeClass; grounds: string[] } = {
  changeClass: 'material',
  grounds: ['It is the first version, so all of it is new to its readers.'],
}

/**
 * Checks the kind of change that comes with an approval. `proposed` is null in rounds older than the question: then it may
 * be left out. Refuses none, and one that weighs less than was proposed without a comment.
 */
export function acceptClass(
  proposed: ChangeClass | null,
  word: { changeClass: ChangeClass | null; comment: string },
): Outcome<null> {
  if (proposed === null) return accepted(null)
  if (word.changeClass === null) {
    const sentence = 'Say what kind of change this is: material, clarifying or editorial.'
    return refused('class-required', sentence, { changeClass: sentence })
  }
  if (isLighter(word.changeClass, proposed) && word.comment.trim() === '') {
    return refused(
      'class-needs-comment',
      `A ${proposed} change was proposed and you set ${word.changeClass}. Say in a comment why it weighs less.`,
      { comment: `Write why this is ${word.changeClass} and not ${proposed}.` },
    )
  }
  return accepted(null)
}

/** A first version stays material whatever is said: its readers have never acknowledged any of it. */
export function acceptFirstClass(chosen: ChangeClass | null): Outcome<null> {
  if (chosen === null || chosen === 'material') return accepted(null)
  const sentence = 'This is the first version, so all of it is new to its readers: it is a material change.'
  return refused('first-is-material', sentence, { changeClass: sentence })
}

/** True when the one kind weighs less than the other. */
export function isLighter(one: ChangeClass, other: ChangeClass): boolean {
  return byWeight.indexOf(one) > byWeight.indexOf(other)
}

/**
 * The kind of change that the approvers set: the weightiest of theirs. Null while nobody has approved, and in rounds older
 * than the question. A publication takes it as it is.
 */
export function changeClassOf(decisions: Pick<Decision, 'outcome' | 'changeClass'>[]): ChangeClass | null {
  const set = decisions.flatMap((decision) =>
    decision.outcome === 'approved' && decision.changeClass ? [decision.changeClass] : [],
  )
  return byWeight.find((kind) => set.includes(kind)) ?? null
}
