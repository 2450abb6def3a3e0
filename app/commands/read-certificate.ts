// Read a certificate: gathers what was recorded of one person and the policies at one moment. Nothing is written.
import { listOtherAnswers } from '../../db/certificate-answers'
import {
  findPersonThen,
  listAcknowledgementsOf,
  listAsksOf,
  listPoliciesThen,
} from '../../db/certificate-facts'
import { listExceptionsOf } from '../../db/exception-lists'
import { head } from '../../db/ledger'
import { listPublicationsOf } from '../../db/publications'
import { findVersion } from '../../db/versions'
import type { Candor } from '../context'
import { absence, nameAt, type Moment, type PolicyThen } from '../governance/certificate'
import { policyThen } from '../governance/certificate-answer'
import { heldAt } from '../governance/exception'
import type { ExceptionRecord } from '../governance/exception-record'
import { headText } from '../governance/ledger-head'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { livePublication } from '../governance/version'

export type Certificate = {
  personId: string
  name: string
  /** When it is another one; null otherwise. */
  nameNow: string | null
  /** True when nothing had written a name down by then, so that today's stands there. */
  nameIsOfToday: boolean
  department: string | null
  groups: string[]
  /** Why nothing applied to them, or null. */
  absence: string | null
  policies: PolicyThen[]
  /** Exceptions of these policies that the person held at that moment. */
  exceptions: ExceptionRecord[]
  /** True when there are more policies than one page holds. */
  more: boolean
  /** Where the ledger ended when it was made. */
  head: string
}

/** One page; who needs more asks policy by policy. */
const mostPolicies = 60

/** Refuses: no-such-person, no-such-policy. The day was checked by `certificateMoment`. */
export async function readCertificate(
  { db }: Candor,
  asked: { personId: string; slug?: string | undefined; moment: Moment },
): Promise<Outcome<Certificate>> {
  const { personId, slug, moment } = asked
  const person = await findPersonThen(db, personId, moment.at)
  if (!person) return refused('no-such-person', 'There is no such person.')
  const away = absence(person, moment)
  const found = await listPoliciesThen(db, {
    at: moment.at,
    limit: mostPolicies + 1,
    ...(slug !== undefined && { slug }),
  })
  if (slug !== undefined && found.length === 0)
    return refused('no-such-policy', 'There is no policy with this address. Choose one from the list.', {
      policy: 'Choose one from the list.',
    })
  const policies = away === null ? found.slice(0, mostPolicies) : []
  const policyIds = policies.map((policy) => policy.id)
  const [publications, asks, acknowledged, others, exceptions] = await Promise.all([
    listPublicationsOf(db, policyIds),
    listAsksOf(db, { personId, policyIds }),
    listAcknowledgementsOf(db, { personId, policyIds }),
    listOtherAnswers(db, { personId, policyIds }),
    listExceptionsOf(db, { personId, policyIds }),
  ])
  const drawn: PolicyThen[] = []
  for (const policy of policies) {
    const own = publications.filter((one) => one.policyId === policy.id)
    const live = livePublication(own, moment.at)
    const facts = {
      slug: policy.slug,
      title: policy.title,
      publications: own,
      document: (live && (await findVersion(db, live.versionId))?.document) ?? null,
      asked: asks.filter((one) => one.policyId === policy.id),
      acknowledged: acknowledged.filter((one) => one.policyId === policy.id),
      declined: others.declined.filter((one) => one.policyId === policy.id),
      kept: others.kept.filter((one) => one.policyId === policy.id),
      exempt: others.exempt,
    }
    drawn.push(policyThen(facts, person, moment))
  }
  const name = nameAt(person)
  return accepted({
    personId,
    name,
    nameNow: person.nameNow === name ? null : person.nameNow,
    nameIsOfToday: person.nameThen === null,
    department: person.departmentThen,
    groups: person.groups.map((group) => group.name),
    absence: away,
    policies: drawn,
    exceptions: exceptions.filter((one) => heldAt(one, moment)),
    more: away === null && found.length > mostPolicies,
    head: headText(await head(db)),
  })
}
