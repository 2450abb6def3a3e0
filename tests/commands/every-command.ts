// Every command once. Proofs that hold for all commands walk this table.
import type { CommandRow } from './command-row'
import { incidentCommands } from './incident-commands'
import { peopleCommands } from './people-commands'
import { policyCommands } from './policy-commands'
import { templateCommands } from './template-commands'

export const everyCommand: readonly CommandRow[] = [
  ...policyCommands,
  ...incidentCommands,
  ...peopleCommands,
  ...templateCommands,
]
