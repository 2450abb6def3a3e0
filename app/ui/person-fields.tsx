// The fields of a person: details, department, roles. Used to invite somebody and to change them.
import { roleLabels, roles, type Role } from '../domain/person'
import { Choices, TextField, type FieldErrors } from './field'

type Typed = Record<string, string> | undefined

export function DetailFields({
  typed,
  errors,
  departments,
}: {
  typed: Typed
  errors: FieldErrors | undefined
  departments: string[]
}) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        required
        maxLength={120}
        defaultValue={typed?.['name']}
        error={errors?.['name']}
      />
      <TextField
        name="jobTitle"
        label="Job title"
        hint="Stands beside their name where they act. You may leave it empty."
        maxLength={120}
        defaultValue={typed?.['jobTitle']}
        error={errors?.['jobTitle']}
      />
      <TextField
        name="department"
        label="Department"
        hint="Type a new name to add a department. You may leave it empty."
        maxLength={80}
        list="departments"
        defaultValue={typed?.['department']}
        error={errors?.['department']}
      />
      <datalist id="departments">
        {departments.map((department) => (
          <option value={department} key={department} />
        ))}
      </datalist>
    </>
  )
}

const hints: Record<Role, string> = {
  administrator: 'Invites people, keeps the settings, and may do everything else.',
  author: 'Drafts policies and publishes what was approved.',
  approver: 'Approves versions or sends them back. Never their own.',
  'emergency-publisher':
    'May publish before anybody has approved, with a reason. Somebody else approves afterwards.',
  responder: 'Handles posts that went wrong.',
  auditor: 'Reads drafts, acknowledgements and the ledger. Changes nothing.',
  staff: 'Reads policies, acknowledges them, and reports a post that went wrong.',
}

export function RoleFields({ chosen, error }: { chosen: string[]; error: string | undefined }) {
  return (
    <Choices
      name="roles"
      kind="multiple"
      label="Roles"
      hint="What this person may do. Choose all that fit."
      error={error}
      chosen={chosen}
      options={roles.map((role) => ({ value: role, label: roleLabels[role], hint: hints[role] }))}
    />
  )
}
