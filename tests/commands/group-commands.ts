// The commands about groups and audiences, each once: what must be there before, and the call itself.
import { addGroup, changeGroups } from '../../app/commands/change-groups'
import { chooseAudience } from '../../app/commands/choose-audience'
import { markOf } from '../../app/domain/mark'
import { deskOf, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'
import { aPolicy, submit } from '../policies'
import type { CommandRow } from './command-row'

export const groupCommands: readonly CommandRow[] = [
  {
    command: 'addGroup',
    arrange: async () => (candor, once) => addGroup(deskOf(candor, nadia, { once }), { name: 'Night shift' }),
  },
  {
    command: 'changeGroups',
    async arrange(candor) {
      const before = { personId: joel.id, shown: [], chosen: [], newGroup: 'Festival crew' }
      valueOf(await changeGroups(deskOf(candor, nadia), before))
      const form = { personId: joel.id, shown: ['festival-crew'], chosen: [], newGroup: 'Night shift' }
      return (now, once) => changeGroups(deskOf(now, nadia, { once }), form)
    },
  },
  {
    command: 'chooseAudience',
    async arrange(candor) {
      // A round is open, so that it is voided and its approvers are told.
      const { policyId } = await aPolicy(candor)
      valueOf(await submit(candor, policyId))
      valueOf(await addGroup(deskOf(candor, nadia), { name: 'Night shift' }))
      const form = {
        policyId,
        clauseId: 'law',
        started: markOf({ kind: 'everyone' }),
        groups: ['night-shift'],
      }
      return (now, once) => chooseAudience(deskOf(now, amara, { once }), form)
    },
  },
]
