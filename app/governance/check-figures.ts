// How check questions went, in figures that name nobody: nothing is shown of fewer than five people.

/** Figures of fewer people than this could be read as somebody's. Source: the rule for read counts, five or more. */
export const fewest = 5

export type QuestionFigures = { id: string; answered: number; wrong: number }

/** Whole percent; null while there are too few people to tell. */
export function shareOf(count: number, of: number, people: number): number | null {
  return people < fewest || of === 0 ? null : Math.round((count * 100) / of)
}

/** The questions that fail most first, each with its share of wrong answers; ties keep the order of the policy. */
export function failingFirst<One extends QuestionFigures>(
  questions: readonly One[],
  people: number,
): (One & { share: number | null })[] {
  return questions
    .map((one) => ({ ...one, share: shareOf(one.wrong, one.answered, people) }))
    .sort((one, other) => (other.share ?? -1) - (one.share ?? -1))
}

/** From this share of wrong answers on, the section is likelier at fault than its readers. */
export const unclearFrom = 30
