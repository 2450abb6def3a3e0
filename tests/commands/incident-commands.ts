// The commands about incidents, each once: what must be there before, and the call itself.
import { addLogLine } from '../../app/commands/add-log-line'
import { changeSeverity } from '../../app/commands/change-severity'
import { closeIncident } from '../../app/commands/close-incident'
import { startIncident } from '../../app/commands/start-incident'
import { tickStep } from '../../app/commands/tick-step'
import type { Candor } from '../../app/context'
import { deskOf, valueOf } from '../instance'
import { aScenario } from '../mistake-desk'
import { joel, maria } from '../people'
import type { CommandRow } from './command-row'

const report = { scenario: aScenario(), what: 'Party photo on the charity account', drill: false }

export const incidentCommands: readonly CommandRow[] = [
  {
    command: 'startIncident',
    arrange: async () => (candor, once) => startIncident(deskOf(candor, joel, { once }), report),
  },
  {
    command: 'tickStep',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) => tickStep(deskOf(now, maria, { once }), { number, stepId: 'capture' })
    },
  },
  {
    command: 'addLogLine',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) => addLogLine(deskOf(now, maria, { once }), { number, line: 'Called the editor.' })
    },
  },
  {
    command: 'changeSeverity',
    async arrange(candor) {
      const wish = { number: await incident(candor), from: '4', to: '2', reason: 'The press called.' }
      return (now, once) => changeSeverity(deskOf(now, maria, { once }), wish)
    },
  },
  {
    command: 'closeIncident',
    async arrange(candor) {
      const number = await incident(candor)
      return (now, once) =>
        closeIncident(deskOf(now, maria, { once }), { number, lesson: 'Use separate apps.' })
    },
  },
]

async function incident(candor: Candor): Promise<number> {
  return valueOf(await startIncident(deskOf(candor, joel), report)).number
}
