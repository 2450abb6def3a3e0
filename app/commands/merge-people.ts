// Merge: two records turn out to be one person. Both histories stay, each line under the name it was made with.
import { endAccess } from '../../db/leaver-access'
import { findPerson, hasOtherAdministrator, lockAdministrators } from '../../db/people'
import { insertMerge, listOwedBy, moveKeys, moveReports, updateMerged } from '../../db/person-merges'
import { moveTarget } from '../../db/target-state'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { mayMerge } from '../domain/person-merge'
import { toldWords } from '../governance/told-words'
import { actingPerson } from './acting-person'
import { change } from './change'

export type MergeWish = { keptId: string; mergedId: string; reason: string }

/**
 * Merges one record into another, for good: its sign-in ends, what it still owes is closed, and who reported to it reports to
 * the other. An address or staff number that only it had goes over. Refuses: not-allowed, no-reason, no-such-person, and
 * what `mayMerge` refuses.
 */
export async function mergePeople(desk: Desk, wish: MergeWish): Promise<Outcome<null>> {
  const acting = actingPerson(desk)
  if (!may(acting, 'manage-people'))
    return refused('not-allowed', 'Only administrators merge the records of people. Ask one of them.')
  if (wish.reason === '')
    return refused('no-reason', 'Say why these two are one person. It stays in the ledger.', {
      reason: 'Say why these two are one person.',
    })
  return change(desk, async ({ trx, at, record }) => {
    await lockAdministrators(trx)
    const kept = await findPerson(trx, wish.keptId)
    const merged = await findPerson(trx, wish.mergedId)
    if (!kept || !merged)
      return refused('no-such-person', 'There is no such record. Choose one from the list.', {
        other: 'Choose one from the list.',
      })
    const isAdministrator = merged.roles.includes('administrator')
    const others = await hasOtherAdministrator(trx, merged.id)
    const allowed = mayMerge({ kept, merged: { ...merged, isAdministrator } }, acting.id, others)
    if (!allowed.ok) return allowed
    const names = { keptName: kept.name, mergedName: merged.name }
    const first = await insertMerge(trx, {
      ...wish,
      ...names,
      mergedBy: acting.id,
      mergedByName: acting.name,
      mergedAt: at.toISOString(),
    })
    if (!first) return refused('merged-before', 'This record was merged before. That is for good.')
    const owed = await listOwedBy(trx, merged.id)
    for (const campaignId of owed)
      await moveTarget(trx, {
        campaignId,
        personId: merged.id,
        to: 'closed',
        at,
        because: `Merged into another record of the same person, ${kept.name}.`,
      })
    await updateMerged(trx, { id: merged.id, into: kept.id, at })
    await moveKeys(trx, {
      from: merged.id,
      to: kept.id,
      email: kept.email === '' && merged.email !== '',
      staffNumber: kept.staffNumber === '' && merged.staffNumber !== '',
    })
    await moveReports(trx, { from: merged.id, to: kept.id, at })
    await endAccess(trx, merged.id, at)
    await record({
      action: 'person.merged',
      subject: { kind: 'person', id: kept.id },
      names: [
        { personId: kept.id, name: kept.name },
        { personId: merged.id, name: merged.name },
      ],
      detail: {
        ...{ merged: merged.id, because: wish.reason, closed: owed.length },
        words: toldWords({ merged: merged.id, reason: wish.reason }),
      },
    })
    return accepted(null)
  })
}
