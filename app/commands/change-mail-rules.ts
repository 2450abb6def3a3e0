// Change the rules of mail: how much people get, when it is quiet, and after how long a manager is told.
import { updateMailRules } from '../../db/mail-rules'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { acceptMailRules, type TypedMailRules } from '../governance/mail-rules'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Saves the rules. Refuses: not-allowed, mail-rules, changed-meanwhile. */
export async function changeMailRules(
  desk: Desk,
  typed: TypedMailRules,
  revision: number,
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings'))
    return refused('not-allowed', 'Only administrators change settings. Ask one of them.')
  const rules = acceptMailRules(typed)
  if (!rules.ok) return rules
  return change(desk, async ({ trx, record }) => {
    if (!(await updateMailRules(trx, rules.value, revision)))
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed these rules. What you typed is below; open the page again to see theirs.',
      )
    await record({
      action: 'mail.rules-changed',
      subject: { kind: 'organisation', id: 'organisation' },
      detail: { ...rules.value },
    })
    return accepted(null)
  })
}
