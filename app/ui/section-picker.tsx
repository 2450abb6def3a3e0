// Choose a section to comment on: a list that works without script.
import { SelectField } from './field'

export type PickableSection = { id: string; number: string; heading: string; open: number }

export function SectionPicker({ sections }: { sections: PickableSection[] }) {
  return (
    <form className="row section-picker" aria-label="Choose a section">
      <SelectField
        name="clause"
        label="Section"
        options={sections.map(({ id, number, heading, open }) => ({
          value: id,
          label: `${number} ${heading}${open > 0 ? ` (${open} open)` : ''}`,
        }))}
      />
      <button className="button primary">Comment on it</button>
    </form>
  )
}
