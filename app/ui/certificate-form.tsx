// Which day, and which policy: the two questions of a certificate.
import { SelectField, TextField, type FieldErrors } from './field'

export function CertificateForm({
  on,
  policy,
  today,
  policies,
  errors,
}: {
  on: string
  policy: string
  today: string
  policies: { slug: string; title: string }[]
  errors?: FieldErrors | undefined
}) {
  return (
    <form className="filters no-print" role="search" aria-label="Choose the day">
      <TextField
        name="on"
        label="Day"
        type="date"
        max={today}
        required
        defaultValue={on}
        error={errors?.['on']}
      />
      <SelectField
        name="policy"
        label="Policy"
        defaultValue={policy}
        error={errors?.['policy']}
        options={[
          { value: '', label: 'All policies in force on that day' },
          ...policies.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
      <button className="button primary">Show</button>
    </form>
  )
}
