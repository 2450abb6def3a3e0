// What people send while the server is killed: acknowledgements, approvals and publications, prepared as forms with their keys.
import { publishVersion } from '../../app/commands/publish-version'
import { defaultStatement } from '../../app/governance/campaign'
import type { Template } from '../../app/domain/template'
import { newId } from '../../db/identifier'
import { approve, aPlace, aVersionInReview, valueOf, type Place } from './a-place'

export type Kind = 'acknowledgement' | 'approval' | 'publication'

/** A form somebody wants to send until it is confirmed, always with the same key. */
export type Work = {
  kind: Kind
  /** What the rows are found by. */
  key: string
  path: string
  cookie: string
  fields: Record<string, string>
  confirmed: boolean
  tried: boolean
  /** On disk although nobody had said so. */
  keptUnconfirmed: boolean
}

const peopleAsked = 60

/** Fills a fresh place with enough to do for this many rounds. */
export async function prepareWorks({ kills, template }: { kills: number; template: Template }) {
  const place = await aPlace({ staff: peopleAsked, library: { templates: [template], scenarios: [] } })
  const works: Work[] = []
  const exports: { path: string; cookie: string }[] = []
  const campaigns = Math.ceil((kills * 4) / peopleAsked)
  for (let number = 1; number <= campaigns; number += 1) {
    const asked = await aCampaign(place, `Asked ${number}`, template.id)
    works.push(...asked.works)
    for (const format of ['docx', 'md'])
      exports.push({
        path: `/policies/${asked.slug}/export?format=${format}&version=1`,
        cookie: place.by.author.cookie,
      })
  }
  for (let number = 1; number <= kills; number += 1)
    works.push(...(await approvalAndPublication(place, `Policy ${number}`, template.id)))
  await place.close()
  return { folder: place.folder, works, exports: exports.slice(0, 2) }
}

/** A live policy that everybody is asked to acknowledge, and the form of each. */
export async function aCampaign(place: Place, title: string, templateId: string) {
  const { by, desk, staff } = place
  const { slug, policyId, versionId, fingerprint } = await aVersionInReview(place, title, templateId)
  await approve(place, { versionId, fingerprint })
  const campaign = {
    audience: { kind: 'everyone' },
    statement: defaultStatement,
    dueOn: inAYear(),
  } as const
  const request = { versionId, changeClass: 'material', changeNote: 'The first.', effectiveAt: null } as const
  const { campaignId } = valueOf(await publishVersion(desk(by.author), { ...request, campaign }))
  const path = `/policies/${slug}/acknowledgement`
  const works = staff.map((person) =>
    aWork('acknowledgement', `${campaignId} ${person.id}`, {
      ...{ path, cookie: person.cookie },
      fields: { campaign: String(campaignId), version: versionId, fingerprint, policy: policyId },
    }),
  )
  return { slug, works }
}

async function approvalAndPublication(place: Place, title: string, templateId: string): Promise<Work[]> {
  const { by } = place
  const { slug, policyId, fingerprint } = await aVersionInReview(place, title, templateId)
  const address = `/policies/${slug}/versions/1`
  return [
    aWork('approval', policyId, {
      ...{ path: `${address}/decision`, cookie: by.approver.cookie },
      fields: { word: 'approved', comment: '', changeClass: 'material', fingerprint },
    }),
    aWork('publication', policyId, {
      ...{ path: `${address}/publication`, cookie: by.author.cookie },
      fields: { changeClass: 'material', changeNote: 'New.', ask: 'nobody' },
    }),
  ]
}

function aWork(kind: Kind, key: string, form: Pick<Work, 'path' | 'cookie' | 'fields'>): Work {
  const fields = { ...form.fields, once: newId() }
  return { kind, key, ...form, fields, confirmed: false, tried: false, keptUnconfirmed: false }
}

function inAYear(): string {
  return new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
}
