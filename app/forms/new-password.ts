// The two password fields as they arrive: the same twice.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { readFields } from './fields'

/** The new password exactly as typed. Refuses: form-incomplete, passwords-differ. */
export function readNewPassword(form: FormData): Outcome<string> {
  const fields = readFields(form, {
    password: { label: 'The password', max: 400, exact: true, missing: 'Choose a password.' },
    again: { label: 'The second password', max: 400, exact: true, missing: 'Type the password again.' },
  })
  if (!fields.ok) return fields
  if (fields.value.password === fields.value.again) return accepted(fields.value.password)
  return refused('passwords-differ', 'The two passwords are not the same. Type both again.', {
    again: 'Type the same password as above.',
  })
}
