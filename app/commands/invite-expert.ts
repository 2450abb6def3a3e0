// Invite an outside expert: a link that opens one draft for some days. And revoke it, at once and for good.
import { countActiveLinks, findExpertLink, insertExpertLink, revokeLink } from '../../db/expert-links'
import { newToken, tokenHash } from '../../db/identifier'
import { getOrganisation } from '../../db/organisation'
import type { Desk } from '../context'
import { momentText } from '../domain/date-words'
import {
  acceptExpert,
  expertLinkState,
  expiryAfter,
  linkIsOver,
  type ExpertForm,
} from '../domain/expert-link'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import { commenterAt } from './commenting'
import { expertLetter } from './letters-about-drafts'
import { openDraft } from './open-draft'

/** `link` is the path to hand over; null when the same form had arrived before: a link is shown once. */
export type ExpertInvited = { name: string; mailed: boolean; link: string | null }

/** Makes the link, and sends it where there is an address. Refuses: not-an-author, what `acceptExpert` refuses. */
export async function inviteExpert(
  desk: Desk,
  form: ExpertForm & { policyId: string },
): Promise<Outcome<ExpertInvited>> {
  const author = actingPerson(desk)
  if (!may(author, 'write-drafts')) return notAnAuthor
  const token = newToken()
  const outcome = await change(desk, async ({ trx, at, record, tell }) => {
    const open = await openDraft(trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft } = open.value
    const expert = acceptExpert(form, await countActiveLinks(trx, policy.id, at))
    if (!expert.ok) return expert
    const { name, email, days } = expert.value
    const expiresAt = expiryAfter(days, at)
    const hash = tokenHash(token)
    const link = { tokenHash: hash, policyId: policy.id, name, email, createdBy: author, at, expiresAt }
    const id = await insertExpertLink(trx, link)
    await record({
      action: 'expert.invited',
      subject: { kind: 'expert', id },
      policyId: policy.id,
      detail: { title: draft.title, days },
      names: [{ personId: id, name }],
    })
    if (email !== '') {
      const organisation = await getOrganisation(trx)
      const letter = expertLetter({
        name,
        by: author.name,
        organisation: organisation.name,
        title: draft.title,
        until: momentText(expiresAt.toISOString(), organisation.timeZone),
        url: `${desk.candor.settings.url}/expert/${token}`,
      })
      await tell({ personId: null, address: email, ...letter })
    }
    return accepted({ name, mailed: email !== '', hash })
  })
  if (!outcome.ok) return outcome
  const { name, mailed, hash } = outcome.value
  return accepted({ name, mailed, link: hash === tokenHash(token) ? `/expert/${token}` : null })
}

/** Ends the link. Refuses: not-an-author, no-link, link-revoked. */
export async function revokeExpert(
  desk: Desk,
  form: { policyId: string; linkId: string },
): Promise<Outcome<{ name: string }>> {
  const author = actingPerson(desk)
  if (!may(author, 'write-drafts')) return notAnAuthor
  return change(desk, async ({ trx, at, record }) => {
    const link = await findExpertLink(trx, form.linkId)
    if (!link || link.policyId !== form.policyId)
      return refused('no-link', 'There is no such link to this draft. Load the page again.')
    if (!(await revokeLink(trx, { id: link.id, by: author, at })))
      return refused('link-revoked', `${link.revoked?.by ?? 'Somebody'} has revoked this link already.`)
    await record({
      action: 'expert.revoked',
      subject: { kind: 'expert', id: link.id },
      policyId: link.policyId,
      names: [{ personId: link.id, name: link.name }],
    })
    return accepted({ name: link.name })
  })
}

/** An expert opens the draft: noted once for each visit. Refuses: link-over. */
export async function openExpertVisit(desk: Desk): Promise<Outcome<{ policyId: string }>> {
  const { actor } = desk
  if (actor.kind !== 'expert') throw new Error(`A ${actor.kind} has no link to visit by.`)
  return change(desk, async (step) => {
    const link = await findExpertLink(step.trx, actor.id)
    if (!link || expertLinkState(link, step.at) !== 'active') return linkIsOver
    const open = await openDraft(step.trx, desk.candor.library, { policyId: link.policyId })
    if (!open.ok) return open
    const { policyId } = link
    const who = await commenterAt(step, desk, { policyId, title: open.value.draft.title })
    return who.ok ? accepted({ policyId }) : who
  })
}

const notAnAuthor = refused('not-an-author', 'Only an author invites experts from outside. Ask one of them.')
