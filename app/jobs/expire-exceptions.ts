// Notes that an exception has expired: one entry in the ledger and one message to the person, whoever's clock sees it first.
import { listUnnotedExpiries, noteExpiry, type ExceptionRecord } from '../../db/exceptions'
import { findOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { change } from '../commands/change'
import { tellOne } from '../commands/exception-letters'
import type { Candor } from '../context'
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { accepted, refused } from '../domain/outcome'

const batch = 50

/**
 * One pass over what has expired and is not noted. Whether an exception runs follows from its dates, so nothing waits for this;
 * it may run late, again and in several processes.
 * @returns how many it noted
 */
export async function expireExceptions(candor: Candor): Promise<number> {
  const organisation = await findOrganisation(candor.db)
  if (!organisation) return 0
  const today = localDay(candor.now(), organisation.timeZone)
  let noted = 0
  for (;;) {
    const expired = await listUnnotedExpiries(candor.db, today, batch)
    for (const one of expired) if (await note(candor, one)) noted += 1
    if (expired.length < batch) return noted
  }
}

async function note(candor: Candor, expired: ExceptionRecord): Promise<boolean> {
  const desk = { candor, actor: { kind: 'clock' }, at: candor.now() } as const
  const outcome = await change(desk, async ({ trx, at, record, tell }) => {
    if (!(await noteExpiry(trx, expired.id, at)))
      return refused('noted-already', 'Another process has noted it.')
    const person = await findPerson(trx, expired.personId)
    await record({
      action: 'exception.expired',
      subject: { kind: 'exception', id: expired.id },
      policyId: expired.policyId,
      detail: {
        title: expired.clauseHeading,
        number: expired.versionNumber,
        fingerprint: expired.fingerprint,
        person: expired.personId,
        untilOn: expired.untilOn,
      },
      names: [{ personId: expired.personId, name: person?.name ?? expired.personName }],
    })
    await tellOne(tell, person, {
      subject: `Exception expired: ${expired.policyTitle}`,
      says: `Your exception from “${expired.clauseHeading}” in “${expired.policyTitle}” ended with ${dayText(expired.untilOn)}. The section applies to you as it stands again. If you still need to depart from it, ask again.`,
      url: `${candor.settings.url}/exceptions/${expired.id}`,
    })
    return accepted(null)
  })
  return outcome.ok
}
