// Following people through an open campaign: what happens to somebody who joins, moves, leaves or comes back.

/** Why somebody is asked no more; such a target opens again when they come back. */
export const whyReleased = {
  moved: 'they are not in the audience any more',
  left: 'they have left',
} as const

export type Released = (typeof whyReleased)[keyof typeof whyReleased]

export type FollowingStep = 'none' | 'joiner' | 'mover' | 'reopen' | Released

/**
 * In: whether the campaign's rule holds the person now, how they stand in it already (as a target in a state, with the reason when
 * that is closed; "kept"; or not at all), whether they are newer than the campaign, and whether they have left.
 * An answer stays as it is, whatever becomes of the person.
 */
export function decideFollowing(person: {
  isMeant: boolean
  enrolled: { state: string; because: string } | 'kept' | undefined
  isNew: boolean
  hasLeft: boolean
}): FollowingStep {
  const { isMeant, enrolled, isNew, hasLeft } = person
  if (enrolled === 'kept') return 'none'
  if (!enrolled) return !isMeant ? 'none' : isNew ? 'joiner' : 'mover'
  if (isMeant) return enrolled.state === 'closed' && isReleased(enrolled.because) ? 'reopen' : 'none'
  const isOwing = enrolled.state === 'assigned' || enrolled.state === 'opened'
  if (!isOwing) return 'none'
  return hasLeft ? whyReleased.left : whyReleased.moved
}

function isReleased(because: string): boolean {
  return Object.values<string>(whyReleased).includes(because)
}
