// Mail the ledger's head: once a week, to addresses outside, so that nobody who holds the store can cut or rewrite it unseen.
import { anchorHead, findAnchorOf } from '../../db/anchors'
import { getGovernance } from '../../db/governance'
import { findOrganisation } from '../../db/organisation'
import type { Desk } from '../context'
import { headText, weekOf } from '../governance/ledger-head'
import { localDay } from '../domain/local-day'
import { accepted, type Outcome } from '../domain/outcome'
import { change } from './change'
import { headLetter } from './head-letter'

/** Mails the head of this week, when it has not been mailed and there is an address. Out: to how many addresses. */
export async function mailHead(desk: Desk): Promise<Outcome<number>> {
  const { settings } = desk.candor
  const due = await dueWeek(desk)
  if (due === null) return accepted(0)
  return change<number>(desk, async ({ trx, at, record, tell }) => {
    const { anchorAddresses } = await getGovernance(trx)
    const organisation = await findOrganisation(trx)
    const subjectId = `week:${due}`
    if (!organisation || anchorAddresses.length === 0 || (await findAnchorOf(trx, subjectId)))
      return accepted(0)
    const addresses = anchorAddresses.length
    // Before the head is taken, so that the head covers this entry and asks for no other.
    await record({
      action: 'anchor.mailed',
      subject: { kind: 'anchor', id: subjectId },
      detail: { week: due, addresses },
    })
    const anchor = await anchorHead(trx, { kind: 'mail', subjectId, detail: { addresses }, at })
    const letter = headLetter({
      organisation: organisation.name,
      url: settings.url,
      head: headText(anchor),
      at: anchor.at,
    })
    for (const address of anchorAddresses) await tell({ personId: null, address, ...letter })
    return accepted(addresses)
  })
}

/** Read before the transaction: nearly always nothing is due, and writers need not wait for that. */
async function dueWeek({ candor: { db }, at }: Desk): Promise<string | null> {
  const organisation = await findOrganisation(db)
  const { anchorAddresses } = await getGovernance(db)
  if (!organisation || anchorAddresses.length === 0) return null
  const week = weekOf(localDay(at, organisation.timeZone))
  return (await findAnchorOf(db, `week:${week}`)) ? null : week
}
