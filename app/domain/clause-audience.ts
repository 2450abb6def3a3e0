// Whom a clause of a draft is for: what the template says, and what its author chose.
import { findOwnClause, type Arrangement } from './arrangement'
import { audienceOf, sameAudience, type Group } from './group'
import { markOf } from './mark'
import { accepted, refused, type Outcome } from './outcome'
import type { ClauseAudience, ClauseId, GroupKey } from './policy-document'
import { allTemplateClauses, type Template } from './template'

/** `now` is what counts; `inTemplate` is everyone for a section of the author's own. */
export type DraftAudience = { now: ClauseAudience; inTemplate: ClauseAudience }

/** Undefined when neither the template nor the author has a clause with this id. */
export function draftAudience(
  draft: { arrangement: Arrangement },
  template: Template,
  id: ClauseId,
): DraftAudience | undefined {
  const { arrangement } = draft
  const clause = allTemplateClauses(template.clauses).find((one) => one.id === id)
  if (!clause && !findOwnClause(arrangement, id)) return undefined
  const inTemplate = audienceOf(clause?.audience ?? [])
  const chosen = Object.hasOwn(arrangement.audiences, id) ? arrangement.audiences[id] : undefined
  return { now: chosen ?? inTemplate, inTemplate }
}

/**
 * The audience of these groups; none means everyone. `started` marks the audience that stood in the form.
 * Refuses a group that nobody knows, and a choice that somebody else changed meanwhile.
 */
export function decideAudience(
  current: DraftAudience,
  form: { groups: readonly GroupKey[]; started: string },
  known: readonly Group[],
): Outcome<ClauseAudience> {
  const groups = known.filter((group) => form.groups.includes(group.key))
  if (groups.length < new Set(form.groups).size)
    return refused('no-such-group', 'One of these groups is not there any more. Choose again.')
  const mine: ClauseAudience = groups.length === 0 ? { kind: 'everyone' } : { kind: 'groups', groups }
  const theirs = current.now
  if (sameAudience(mine, theirs)) return accepted(theirs)
  if (markOf(theirs) !== form.started)
    return refused(
      'audience-changed-meanwhile',
      'Somebody else has just changed whom this section is for. See what it says now, then choose.',
    )
  return accepted(mine)
}
