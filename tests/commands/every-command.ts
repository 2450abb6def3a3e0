// Every command once. Proofs that hold for all commands walk this table.
import { approvalCommands } from './approval-commands'
import type { CommandRow } from './command-row'
import { evidenceCommands } from './evidence-commands'
import { groupCommands } from './group-commands'
import { incidentCommands } from './incident-commands'
import { peopleCommands } from './people-commands'
import { policyCommands } from './policy-commands'
import { standingCommands } from './standing-commands'
import { templateCommands } from './template-commands'
import { threadCommands } from './thread-commands'

export const everyCommand: readonly CommandRow[] = [
  ...policyCommands,
  ...evidenceCommands,
  ...approvalCommands,
  ...standingCommands,
  ...incidentCommands,
  ...peopleCommands,
  ...groupCommands,
  ...templateCommands,
  ...threadCommands,
]
