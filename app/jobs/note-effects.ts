// Notes that a publication took effect: one entry in the ledger and one message to the owner, whoever's clock sees it first.
import { insertEffect, listNewEffects, type NewEffect } from '../../db/effects'
import { getOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { change } from '../commands/change'
import type { Candor } from '../context'
import { momentText } from '../domain/date-words'
import { accepted, refused } from '../domain/outcome'

const batch = 50

/**
 * One pass over what has taken effect and is not noted. What is in force follows from dates, so nothing waits for this; it may
 * run late, again and in several processes. A publication at once is noted where it is published.
 * @returns how many it noted
 */
export async function noteEffects(candor: Candor): Promise<number> {
  let noted = 0
  for (;;) {
    const effects = await listNewEffects(candor.db, candor.now(), batch)
    for (const effect of effects) if (await note(candor, effect)) noted += 1
    if (effects.length < batch) return noted
  }
}

async function note(candor: Candor, effect: NewEffect): Promise<boolean> {
  const desk = { candor, actor: { kind: 'clock' }, at: candor.now() } as const
  const outcome = await change(desk, async ({ trx, at, record, tell }) => {
    const { publicationId, policyId, title, number, fingerprint, effectiveAt } = effect
    if (!(await insertEffect(trx, { publicationId, policyId, at })))
      return refused('noted-already', 'Another process has noted it.')
    await record({
      action: 'version.took-effect',
      subject: { kind: 'publication', id: publicationId },
      policyId,
      detail: { title, number, fingerprint, effectiveAt },
    })
    const owner = await findPerson(trx, effect.ownerId)
    if (!owner?.email || owner.leftAt) return accepted(null)
    const { timeZone } = await getOrganisation(trx)
    await tell({
      personId: owner.id,
      address: owner.email,
      subject: `In force: ${title} ${number}`,
      body: [
        `Dear ${owner.name},`,
        `“${title}” ${number} is in force since ${momentText(effectiveAt, timeZone)}.`,
        `${candor.settings.url}/policies/${effect.slug}`,
      ].join('\n\n'),
    })
    return accepted(null)
  })
  return outcome.ok
}
