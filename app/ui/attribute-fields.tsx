// The fields of what audiences and reminders ask about a person: place, kind, manager, number, language, time zone.
import { personKindLabels, personKinds } from '../governance/audience'
import { SelectField, TextField, type FieldErrors } from './field'

type Props = {
  typed: Record<string, string> | undefined
  errors: FieldErrors | undefined
  locations: string[]
  zones: { value: string; label: string }[]
}

export function AttributeFields({ typed, errors, locations, zones }: Props) {
  return (
    <>
      <SelectField
        name="kind"
        label="Kind"
        options={personKinds.map((kind) => ({ value: kind, label: personKindLabels[kind] }))}
        defaultValue={typed?.['kind'] ?? 'employee'}
        error={errors?.['kind']}
      />
      <TextField
        name="location"
        label="Location"
        hint="Where they work. You may leave it empty."
        maxLength={80}
        list="locations"
        defaultValue={typed?.['location']}
        error={errors?.['location']}
      />
      <datalist id="locations">
        {locations.map((location) => (
          <option value={location} key={location} />
        ))}
      </datalist>
      <TextField
        name="manager"
        label="Manager"
        hint="The e-mail address or staff number of the person they report to. You may leave it empty."
        maxLength={254}
        autoComplete="off"
        defaultValue={typed?.['manager']}
        error={errors?.['manager']}
      />
      <TextField
        name="staffNumber"
        label="Staff number"
        hint="Your own number for them. A list from a file finds them by it, also when their address changes."
        maxLength={40}
        autoComplete="off"
        defaultValue={typed?.['staffNumber']}
        error={errors?.['staffNumber']}
      />
      <TextField
        name="language"
        label="Language"
        hint="A name or a tag, like Welsh or en-GB. Empty is the organisation’s."
        maxLength={60}
        defaultValue={typed?.['language']}
        error={errors?.['language']}
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        hint="Mail respects their evenings and weekends."
        options={[{ value: '', label: 'The organisation’s' }, ...zones]}
        defaultValue={typed?.['timeZone'] ?? ''}
        error={errors?.['timeZone']}
      />
    </>
  )
}
