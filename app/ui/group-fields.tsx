// The groups of a person: in which ones they are, and the name of a new one.
import type { Group } from '../domain/group'
import { Choices, TextField, type FieldErrors } from './field'

export type GroupFieldsProps = {
  /** Groups that are there, then those that a template speaks of. */
  known: Group[]
  offered: Group[]
  /** Keys of the groups the person is in. */
  mine: string[]
  /** What was chosen in a form that came back. */
  chosen: string[] | undefined
  newGroup: string | undefined
  errors: FieldErrors | undefined
}

export function GroupFields({ known, offered, mine, chosen, newGroup, errors }: GroupFieldsProps) {
  const options = [
    ...known.map((group) => ({ value: group.key, label: group.name })),
    ...offered.map((group) => ({
      value: group.key,
      label: group.name,
      hint: 'A template has sections for them. Nobody is in this group yet.',
    })),
  ]
  return (
    <>
      {mine.map((key) => (
        <input type="hidden" name="shown" value={key} key={key} />
      ))}
      {options.length > 0 && (
        <Choices
          name="groups"
          kind="multiple"
          label="Groups"
          hint="Some sections of policies are for some people only. This person reads those for the groups they are in."
          error={errors?.['groups']}
          chosen={chosen ?? mine}
          options={options}
        />
      )}
      <TextField
        name="newGroup"
        label="Another group"
        hint="Its name, for example “Night shift”. You may leave it empty."
        maxLength={60}
        defaultValue={newGroup}
        error={errors?.['newGroup']}
      />
    </>
  )
}
