// A live policy with one section for volunteers and one for the night shift: Joel volunteers, Maria is in neither group.
import { addGroup, changeGroups } from '../app/commands/change-groups'
import { chooseAudience } from '../app/commands/choose-audience'
import type { Candor } from '../app/context'
import { openDraft } from '../app/commands/open-draft'
import { draftAudience } from '../app/domain/clause-audience'
import { markOf } from '../app/domain/mark'
import type { Engine } from '../db/connect'
import { anInstance, deskOf, valueOf } from './instance'
import { amara, joel, nadia } from './people'
import { anApprovedVersion, aPolicy, publish, type PolicyAddress } from './policies'

export const lawText = 'Nothing here takes a legal right away.'
export const ownText = 'Your own accounts'
export const purposeText = 'Whom we reach'

export type Addenda = PolicyAddress & { candor: Candor }

/** "law" is for volunteers, "own" for the night shift; both groups are there, and Joel is a volunteer. */
export async function aDraftWithAddenda(engine: Engine = 'sqlite'): Promise<Addenda> {
  const candor = await anInstance(engine)
  const administrator = deskOf(candor, nadia)
  for (const name of ['Volunteers', 'Night shift']) valueOf(await addGroup(administrator, { name }))
  valueOf(
    await changeGroups(administrator, {
      personId: joel.id,
      shown: [],
      chosen: ['volunteers'],
      newGroup: '',
    }),
  )
  const policy = await aPolicy(candor)
  await audienceChosen({ ...policy, candor }, 'law', ['volunteers'])
  await audienceChosen({ ...policy, candor }, 'own', ['night-shift'])
  return { ...policy, candor }
}

export async function aPolicyWithAddenda(engine: Engine = 'sqlite'): Promise<Addenda> {
  const addenda = await aDraftWithAddenda(engine)
  const version = await anApprovedVersion(addenda.candor, addenda.policyId)
  valueOf(await publish(addenda.candor, version))
  return addenda
}

export async function audienceChosen(
  { candor, policyId }: Addenda,
  clauseId: string,
  groups: string[],
): Promise<void> {
  const { draft, template } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const started = markOf(draftAudience(draft, template, clauseId)?.now)
  valueOf(await chooseAudience(deskOf(candor, amara), { policyId, clauseId, started, groups }))
}

/** Joel's groups as a change of one of them leaves them. */
export async function joelMoves({ candor }: Addenda, shown: string[], chosen: string[]): Promise<void> {
  const form = { personId: joel.id, shown, chosen, newGroup: '' }
  valueOf(await changeGroups(deskOf(candor, nadia), form))
}
