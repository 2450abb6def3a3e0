// Whom playbook pages tell people to call: a name and a number for each role.
import { contactRoles } from '../domain/contact-role'
import { contactRole } from '../render/block-labels'
import { TextField, type FieldErrors } from './field'

export function ContactFields({
  contacts,
  typed,
  errors,
}: {
  contacts: Record<string, { name: string; number: string }>
  typed: Record<string, string> | undefined
  errors: FieldErrors | undefined
}) {
  return (
    <section className="stack" aria-labelledby="contacts">
      <h2 id="contacts">Whom to call</h2>
      <p className="hint">
        The pages of the playbook name these roles. Give a number that is answered at night, not a desk.
      </p>
      {contactRoles.map((role) => (
        <fieldset className="contact-pair" key={role}>
          <legend>{contactRole(role)}</legend>
          <TextField
            name={`${role}-name`}
            label="Name"
            maxLength={120}
            defaultValue={typed?.[`${role}-name`] ?? contacts[role]?.name ?? ''}
            error={errors?.[`${role}-name`]}
          />
          <TextField
            name={`${role}-number`}
            label="Number"
            type="tel"
            maxLength={40}
            defaultValue={typed?.[`${role}-number`] ?? contacts[role]?.number ?? ''}
            error={errors?.[`${role}-number`]}
          />
        </fieldset>
      ))}
    </section>
  )
}
