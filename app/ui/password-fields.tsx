// Choosing a password: twice, because nobody sees what they type.
import type { FieldErrors } from './field'
import { TextField } from './field'

export function NewPasswordFields({ errors, label = 'Password' }: { errors?: FieldErrors; label?: string }) {
  return (
    <>
      <TextField
        name="password"
        label={label}
        hint="At least 12 characters. A short sentence is good: easy for you, hard to guess."
        error={errors?.['password']}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={200}
      />
      <TextField
        name="again"
        label={`${label} again`}
        error={errors?.['again']}
        type="password"
        autoComplete="new-password"
        required
        maxLength={200}
      />
    </>
  )
}
