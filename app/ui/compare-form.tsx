// Choosing the two texts that are compared: two lists and a button, a plain GET form.
import type { ComparedText, RedlineView } from '../compare/comparison'
import { SelectField } from './field'

export type ComparedOption = { value: string; label: string }

export type CompareFormProps = {
  slug: string
  versions: ComparedOption[]
  /** Offers the draft as the later text. */
  withDraft: boolean
  from: number | null
  to: ComparedText | null
  view: RedlineView
}

export function CompareForm({ slug, versions, withDraft, from, to, view }: CompareFormProps) {
  return (
    <form
      className="compare-form no-print"
      action={`/policies/${slug}/compare`}
      aria-label="Choose the two texts"
    >
      <SelectField name="from" label="From" defaultValue={String(from ?? '')} options={versions} />
      <SelectField
        name="to"
        label="To"
        defaultValue={String(to ?? '')}
        options={[...(withDraft ? [{ value: 'draft', label: 'The draft, as it is now' }] : []), ...versions]}
      />
      {view !== 'changes' && <input type="hidden" name="show" value={view} />}
      <button className="button">Compare</button>
    </form>
  )
}
