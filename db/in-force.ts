// The rule of app/governance/standing.ts in SQL, for lists that ask it of many policies at once. A test compares the two.
import { sql, type RawBuilder } from 'kysely'

/** True for rows of `publications` that are in force or scheduled at this moment (ISO instant): nothing has ended them. */
export function notEnded(at: string): RawBuilder<boolean> {
  return sql<boolean>`(
    (publications.valid_to is null or publications.valid_to > ${at})
    and not exists (
      select 1 from withdrawals
      where withdrawals.publication_id = publications.id and withdrawals.withdrawn_at <= ${at}
    )
    and not exists (
      select 1 from retirements
      where retirements.policy_id = publications.policy_id and retirements.retired_at <= ${at}
    )
    and not exists (
      select 1 from publications as later
      left join withdrawals as pulled on pulled.publication_id = later.id
      where later.policy_id = publications.policy_id
        and later.effective_at > publications.effective_at and later.effective_at <= ${at}
        and (pulled.withdrawn_at is null or pulled.withdrawn_at > later.effective_at)
    )
  )`
}

/** True for rows of `publications` that are in force at this moment (ISO instant). */
export function inForce(at: string): RawBuilder<boolean> {
  return sql<boolean>`(publications.effective_at <= ${at} and ${notEnded(at)})`
}
