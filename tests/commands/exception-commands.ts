// The commands about exceptions, each once: what must be there before, and the call itself.
import { askException, takeBackException } from '../../app/commands/ask-exception'
import { decideException, revokeException } from '../../app/commands/decide-exception'
import { aLivePolicy, anException, approved, aWish } from '../exceptions'
import { deskOf } from '../instance'
import { joel, ruth } from '../people'
import type { CommandRow } from './command-row'

export const exceptionCommands: readonly CommandRow[] = [
  {
    command: 'askException',
    async arrange(candor) {
      const wish = aWish(await aLivePolicy(candor))
      return (now, once) => askException(deskOf(now, joel, { once }), wish)
    },
  },
  {
    command: 'takeBackException',
    async arrange(candor) {
      const id = await anException(candor, await aLivePolicy(candor))
      return (now, once) => takeBackException(deskOf(now, joel, { once }), id)
    },
  },
  {
    command: 'decideException',
    async arrange(candor) {
      const id = await anException(candor, await aLivePolicy(candor))
      const word = { id, outcome: 'approved', comment: '', untilOn: '2026-12-01' } as const
      return (now, once) => decideException(deskOf(now, ruth, { once }), word)
    },
  },
  {
    command: 'revokeException',
    async arrange(candor) {
      const id = await anException(candor, await aLivePolicy(candor))
      await approved(candor, id)
      return (now, once) => revokeException(deskOf(now, ruth, { once }), { id, reason: 'It was misused.' })
    },
  },
]
