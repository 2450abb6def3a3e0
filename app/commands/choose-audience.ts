// Choose the audience of a section: everyone, or the people of some groups.
import { listGroups } from '../../db/groups'
import type { Db } from '../../db/tables'
import type { Desk } from '../context'
import { chooseAudience as decideArrangement } from '../domain/arrangement'
import { decideAudience, draftAudience } from '../domain/clause-audience'
import { audienceWords, groupsOfTemplates, withGroups, type Group } from '../domain/group'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { allClauses, type ClauseId, type GroupKey, type PolicyDocument } from '../domain/policy-document'
import { headingOf } from '../domain/section-rows'
import type { Template } from '../domain/template'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'

export type AudienceForm = {
  policyId: string
  clauseId: ClauseId
  /** `markOf` the audience that stood in the form. */
  started: string
  /** Keys of the groups it is for; none means everyone. */
  groups: GroupKey[]
}

/**
 * Says whom a section of the draft is for: of the template or the author's own, at any depth.
 * Refuses: not-an-author, clause-not-in-draft, no-such-group, audience-changed-meanwhile.
 */
export async function chooseAudience(desk: Desk, form: AudienceForm): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template, document } = open.value
    const current = draftAudience(draft, template, form.clauseId)
    if (!current)
      return refused(
        'clause-not-in-draft',
        'This section is not in the draft any more. Open the list of sections again.',
      )
    const audience = decideAudience(current, form, await audienceGroups(step.trx, template, document))
    if (!audience.ok) return audience
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: {
        ...draft,
        arrangement: decideArrangement(draft.arrangement, {
          id: form.clauseId,
          audience: audience.value,
          inTemplate: current.inTemplate,
        }),
      },
      template,
      action: 'draft.audience-chosen',
      detail: {
        clause: form.clauseId,
        title: headingOf(draft, template, form.clauseId),
        audience: audienceWords(audience.value),
      },
    })
    return accepted(kept)
  })
}

/** The groups that a section of this draft can be for: those that are there, and those the template or the draft names. */
export async function audienceGroups(db: Db, template: Template, document: PolicyDocument): Promise<Group[]> {
  const known = (await listGroups(db)).map(({ key, name }) => ({ key, name }))
  const named = allClauses(document.clauses).flatMap(({ audience }) =>
    audience.kind === 'groups' ? audience.groups : [],
  )
  return withGroups(known, withGroups(groupsOfTemplates([template]), named))
}
