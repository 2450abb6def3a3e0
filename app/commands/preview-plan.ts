// What one person would meet when a plan is launched now: texts, sections, what still holds, the due day, the message. A plain read.
import { isInAudience } from '../../db/audience-query'
import { listGroupsOf } from '../../db/groups'
import { findPerson } from '../../db/people'
import type { Db } from '../../db/tables'
import { findVersion } from '../../db/versions'
import { ruleOf } from '../governance/audience'
import { dueAtLaunch, type CampaignPlan, type CampaignRepeats } from '../governance/campaign-plan'
import { campaignWords, digestLetter, type Letter } from '../governance/digest'
import { countForOthers, documentFor } from '../domain/group'
import { localDay } from '../domain/local-day'
import type { Outcome } from '../domain/outcome'
import { accepted, refused } from '../domain/outcome'
import { findKept } from './find-kept'
import { currentAudience, textsOfPlan } from './launch-plan'
import type { LaunchedText } from './launch-campaign'

export type PreviewedText = {
  title: string
  number: string
  versionId: string
  /** The sections that apply to them, with their numbers: "4 Photos". */
  sections: string[]
  /** Sections that are for others. */
  others: number
  /** Their earlier acknowledgement still holds, so they are not asked about this one. */
  isKept: boolean
}

export type PlanPreview = {
  person: { id: string; name: string }
  isInAudience: boolean
  texts: PreviewedText[]
  /** ISO date. */
  dueOn: string
  statement: string
  /** Null when no message goes out: nothing is asked, no address, or the plan sends none at the launch. */
  letter: Letter | null
  hasAddress: boolean
}

/** In: the plan as it is kept, and whom to look as. Refuses what the launch would refuse, and somebody who is not there. */
export async function previewPlan(
  db: Db,
  preview: {
    plan: CampaignPlan
    repeats: CampaignRepeats
    personId: string
    at: Date
    zone: string
    url: string
  },
): Promise<Outcome<PlanPreview>> {
  const { plan, at, zone } = preview
  const person = await findPerson(db, preview.personId)
  if (!person || person.leftAt) return refused('no-person', 'There is no such person, or they have left.')
  const found = await textsOfPlan(db, plan, at)
  if (!found.ok) return found
  const audience = await currentAudience(db, plan.audience)
  if (!audience.ok) return audience
  const today = localDay(at, zone)
  const dueOn = dueAtLaunch(plan.due, today)
  if (!dueOn.ok) return dueOn
  const groups = (await listGroupsOf(db, person.id)).map(({ key }) => key)
  const keeps = plan.earlier === 'keep' && preview.repeats === 'never'
  const texts: PreviewedText[] = []
  for (const text of found.value)
    texts.push(await previewText(db, text, { personId: person.id, groups, keeps }))
  const isMeant = await isInAudience(db, ruleOf(audience.value), person.id)
  const isAsked = isMeant && texts.some(({ isKept }) => !isKept)
  const hasAddress = person.email !== ''
  const letter = digestLetter({
    ...{ name: person.name, today, url: preview.url, link: null, aWeek: 7 },
    lines: [
      {
        ...{ notes: [], urgent: false, because: '', names: [], path: '/', dueOn: dueOn.value },
        words: campaignWords(plan.title),
      },
    ],
  })
  return accepted({
    person: { id: person.id, name: person.name },
    isInAudience: isMeant,
    texts,
    dueOn: dueOn.value,
    statement: plan.statement,
    letter: isAsked && hasAddress && plan.reminders.first ? letter : null,
    hasAddress,
  })
}

async function previewText(
  db: Db,
  { policyId, versionId, title, number }: LaunchedText,
  reader: { personId: string; groups: string[]; keeps: boolean },
): Promise<PreviewedText> {
  const version = await findVersion(db, versionId)
  const document = version && documentFor(version.document, reader.groups)
  const kept = reader.keeps
    ? await findKept(db, { policyId, versionId, personIds: [reader.personId] })
    : new Map<string, string>()
  return {
    ...{ title, number, versionId },
    sections: (document?.clauses ?? []).map((clause) => `${clause.number} ${clause.heading}`),
    others: version ? countForOthers(version.document, reader.groups) : 0,
    isKept: kept.has(reader.personId),
  }
}
