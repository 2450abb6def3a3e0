// Save an audience under a name, change it, or put it away. Campaigns keep the rule they were launched with.
import { findAudience, findAudienceByName, insertAudience, updateAudience } from '../../db/audiences'
import type { Desk } from '../context'
import type { AudienceRule } from '../governance/audience'
import { mistakeInRule, sameRule } from '../governance/audience-rule'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

export type AudienceWish = { name: string; rule: AudienceRule }

/** Saves a new audience. Out: its id. Refuses: no permission, no name or one in use, and a rule that says nothing. */
export async function saveAudience(desk: Desk, wish: AudienceWish): Promise<Outcome<{ id: string }>> {
  const mistake = mistakeIn(desk, wish)
  if (mistake) return mistake
  return change(desk, async ({ trx, at, record }) => {
    const name = wish.name.trim()
    if (await findAudienceByName(trx, name)) return nameTaken
    const id = await insertAudience(trx, { name, rule: wish.rule, createdBy: actingPerson(desk), at })
    await record({
      action: 'audience.saved',
      subject: { kind: 'audience', id },
      detail: { title: name, rule: JSON.stringify(wish.rule) },
    })
    return accepted({ id })
  })
}

/**
 * Saves over the one that `revision` saw; one that was put away is offered again. Refuses as above, and when somebody else has
 * changed it meanwhile.
 */
export async function changeAudience(
  desk: Desk,
  wish: AudienceWish & { id: string; revision: number },
): Promise<Outcome<null>> {
  const mistake = mistakeIn(desk, wish)
  if (mistake) return mistake
  return change(desk, async ({ trx, record }) => {
    const audience = await findAudience(trx, wish.id)
    if (!audience) return noAudience
    const { id, rule, revision } = wish
    const name = wish.name.trim()
    if (audience.archivedAt === null && audience.name === name && sameRule(audience.rule, rule))
      return accepted(null)
    const namesake = await findAudienceByName(trx, name)
    if (namesake && namesake.id !== id) return nameTaken
    if (!(await updateAudience(trx, { id, name, rule, archivedAt: null, revision }))) return changedMeanwhile
    await record({
      action: 'audience.changed',
      subject: { kind: 'audience', id },
      detail: { title: name, rule: JSON.stringify(rule) },
    })
    return accepted(null)
  })
}

/** Puts an audience away: it is offered no more. Refuses: no permission, and when somebody else has changed it meanwhile. */
export async function archiveAudience(
  desk: Desk,
  wish: { id: string; revision: number },
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-campaigns')) return noCampaigns
  return change(desk, async ({ trx, at, record }) => {
    const audience = await findAudience(trx, wish.id)
    if (!audience) return noAudience
    if (audience.archivedAt !== null) return accepted(null)
    const archivedAt = at.toISOString()
    if (!(await updateAudience(trx, { ...audience, archivedAt, revision: wish.revision })))
      return changedMeanwhile
    await record({
      action: 'audience.archived',
      subject: { kind: 'audience', id: audience.id },
      detail: { title: audience.name },
    })
    return accepted(null)
  })
}

function mistakeIn(desk: Desk, { name, rule }: AudienceWish): Refusal | undefined {
  if (!may(actingPerson(desk), 'manage-campaigns')) return noCampaigns
  if (name.trim() === '') {
    const sentence = 'Give the audience a name, for example “Volunteers in Leeds”.'
    return refused('no-name', sentence, { name: sentence })
  }
  if (rule.conditions.length === 0)
    return refused(
      'audience-incomplete',
      'Add a condition. An audience without one is everyone, which every campaign offers already.',
      { attribute: 'Choose what to ask for, and press “Add a condition”.' },
    )
  return mistakeInRule(rule)
}

/** What whoever may not run campaigns is told. */
export const noCampaigns = refused(
  'not-allowed',
  'Your role does not let you run campaigns. Ask an author or an administrator.',
)
const noAudience = refused('no-audience', 'There is no such audience. Open the list and choose another.')
const nameTaken = refused('name-taken', 'Another audience has this name. Choose another name.', {
  name: 'Another audience has this name. Choose another one.',
})
const changedMeanwhile = refused(
  'changed-meanwhile',
  'Somebody else has just changed this audience. What you typed is below; open the page again to see theirs.',
)
