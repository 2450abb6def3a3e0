// A campaign as it stands in the store after its launch: for tests of what comes after it.
import type { CampaignsTable, CampaignTargetsTable } from '../db/tables'
import { newId } from '../db/identifier'
import type { Insertable } from 'kysely'
import type { Candor } from '../app/context'
import type { Person } from '../app/domain/person'
import { noon } from './instance'
import { amara } from './people'

export const statement = 'I have read it and know where to ask.'

type Asked = {
  versions: { id: string; policyId: string }[]
  people: Person[]
  campaign?: Partial<Insertable<CampaignsTable>>
  target?: Partial<Insertable<CampaignTargetsTable>>
}

/** Asks these people about these versions. Out: the campaign's id. */
export async function anAskedCampaign({ db }: Candor, asked: Asked): Promise<string> {
  const id = newId()
  const at = noon.toISOString()
  const named = { launched_by: amara.id, launched_by_name: amara.name }
  const days = { launched_at: at, enrolled_at: at, members_at: at, due_on: '2026-12-20', closed_at: null }
  await db
    .insertInto('campaigns')
    .values({
      ...{ id, title: 'To read', statement, audience: '{"kind":"everyone"}' },
      ...{ ...named, ...days, expected: asked.people.length, ...asked.campaign },
    })
    .execute()
  const count = { targets: asked.people.length, acknowledged: 0 }
  await db
    .insertInto('campaign_counts')
    .values({ campaign_id: id, department_id: '', department_name: '', ...count })
    .execute()
  await db
    .insertInto('campaign_versions')
    .values(
      asked.versions.map((version) => ({
        ...{ campaign_id: id, version_id: version.id, policy_id: version.policyId, language: 'en-GB' },
        followed_at: null,
      })),
    )
    .execute()
  await db
    .insertInto('campaign_targets')
    .values(
      asked.people.map((person) => ({
        ...{ campaign_id: id, person_id: person.id, person_name: person.name, assigned_at: at },
        ...{ department_id: null, department_name: '', opened_at: null, acknowledged_at: null },
        ...{ acknowledged: 0, asked: asked.versions.length, ...asked.target },
      })),
    )
    .execute()
  return id
}
