// One person in a campaign: the states they may be in, and which may follow which.

export const targetStates = ['assigned', 'opened', 'acknowledged', 'declined', 'exempt', 'closed'] as const
export type TargetState = (typeof targetStates)[number]

/** An answer is for good. Whoever declined may think again; an exemption and a closing may end. */
const following: Record<TargetState, readonly TargetState[]> = {
  assigned: ['opened', 'acknowledged', 'declined', 'exempt', 'closed'],
  opened: ['acknowledged', 'declined', 'exempt', 'closed'],
  acknowledged: [],
  declined: ['acknowledged', 'exempt', 'closed'],
  exempt: ['assigned', 'acknowledged', 'closed'],
  closed: ['assigned'],
}

/** True when a target may go from the one state to the other. */
export function mayFollow(from: TargetState, to: TargetState): boolean {
  return following[from].includes(to)
}

/** True while an answer is still owed. */
export function isOwed(state: TargetState): boolean {
  return state === 'assigned' || state === 'opened'
}
