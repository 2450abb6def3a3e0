// The rules of mail: one row, written when somebody first changes it.
import { usualMailRules, type MailRules } from '../app/governance/mail-rules'
import type { Db, Trx } from './tables'

const theOne = 'mail'

/** The rules, with the revision that a form is made from; 0 while nobody has changed anything. */
export async function getMailRules(db: Db): Promise<MailRules & { revision: number }> {
  const row = await db.selectFrom('mail_rules').selectAll().where('id', '=', theOne).executeTakeFirst()
  if (!row) return { ...usualMailRules, revision: 0 }
  return {
    aWeek: Number(row.a_week),
    quietFrom: row.quiet_from,
    quietUntil: row.quiet_until,
    weekends: row.weekends === 'open' ? 'open' : 'quiet',
    managerAfter: Number(row.manager_after),
    revision: Number(row.revision),
  }
}

/** Saves the rules. Returns false when somebody saved since `revision` was read. */
export async function updateMailRules(trx: Trx, rules: MailRules, revision: number): Promise<boolean> {
  const values = {
    a_week: rules.aWeek,
    quiet_from: rules.quietFrom,
    quiet_until: rules.quietUntil,
    weekends: rules.weekends,
    manager_after: rules.managerAfter,
    revision: revision + 1,
  }
  if (revision === 0) {
    const added = await trx
      .insertInto('mail_rules')
      .values({ id: theOne, ...values })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
  }
  const result = await trx
    .updateTable('mail_rules')
    .set(values)
    .where('id', '=', theOne)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
