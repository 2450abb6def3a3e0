// Every command once. Proofs that hold for all commands walk this table.
import { approvalCommands } from './approval-commands'
import { askingCommands } from './asking-commands'
import { campaignCommands } from './campaign-commands'
import type { CommandRow } from './command-row'
import { exceptionCommands } from './exception-commands'
import { evidenceCommands } from './evidence-commands'
import { groupCommands } from './group-commands'
import { incidentCommands } from './incident-commands'
import { kioskCommands } from './kiosk-commands'
import { mailCommands } from './mail-commands'
import { peopleCommands } from './people-commands'
import { policyCommands } from './policy-commands'
import { standingCommands } from './standing-commands'
import { templateCommands } from './template-commands'
import { threadCommands } from './thread-commands'

export const everyCommand: readonly CommandRow[] = [
  ...policyCommands,
  ...evidenceCommands,
  ...exceptionCommands,
  ...approvalCommands,
  ...askingCommands,
  ...standingCommands,
  ...campaignCommands,
  ...incidentCommands,
  ...peopleCommands,
  ...kioskCommands,
  ...mailCommands,
  ...groupCommands,
  ...templateCommands,
  ...threadCommands,
]
