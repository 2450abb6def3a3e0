// The conditions of an audience: a card for each, with buttons that add, remove and count. Works without script.
import {
  personKindLabels,
  personKinds,
  type AudienceAttribute,
  type AudienceCondition,
} from '../governance/audience'
import {
  audienceAttributeLabels,
  conditionField,
  mostConditions,
  type AudienceCount,
} from '../governance/audience-rule'
import { languageName } from '../governance/audience-words'
import { roleLabels, roles } from '../domain/person'
import { Choices, SelectField, type FieldErrors } from './field'

type Choice = { value: string; label: string }

export type AudienceChoices = {
  departments: Choice[]
  locations: string[]
  languages: string[]
  managers: Choice[]
  groups: Choice[]
}

export function AudienceConditions({
  conditions,
  choices,
  errors,
}: {
  conditions: AudienceCondition[]
  choices: AudienceChoices
  errors: FieldErrors | undefined
}) {
  return (
    <>
      <input type="hidden" name="condition-count" value={conditions.length} />
      {conditions.map((condition, place) => (
        <ConditionFields key={place} {...{ condition, place, choices, errors }} />
      ))}
      {conditions.length < mostConditions && (
        <div className="row end">
          <SelectField
            name="attribute"
            label={conditions.length === 0 ? 'Ask for' : 'Ask for another thing'}
            options={Object.entries(audienceAttributeLabels).map(([value, label]) => ({ value, label }))}
            error={errors?.['attribute']}
          />
          <button className="button" name="press" value="add-condition" formNoValidate>
            Add a condition
          </button>
        </div>
      )}
    </>
  )
}

function ConditionFields({
  condition,
  place,
  choices,
  errors,
}: {
  condition: AudienceCondition
  place: number
  choices: AudienceChoices
  errors: FieldErrors | undefined
}) {
  const { attribute } = condition
  const name = conditionField(place)
  const options = withChosen(optionsOf(attribute, choices), condition.values)
  return (
    <fieldset className="card stack">
      <legend>{audienceAttributeLabels[attribute]}</legend>
      <input type="hidden" name={`condition-${place}-attribute`} value={attribute} />
      <SelectField
        name={`condition-${place}-is`}
        label="Who is meant?"
        options={[
          { value: 'any', label: 'Only people who have one of these' },
          { value: 'none', label: 'Nobody who has one of these' },
        ]}
        defaultValue={condition.is}
      />
      <div className="many-choices">
        <Choices
          name={name}
          kind="multiple"
          label="Which ones?"
          hint={options.length === 0 ? emptyHint(attribute) : undefined}
          error={errors?.[name]}
          options={options}
          chosen={condition.values}
        />
      </div>
      <p>
        <button className="button quiet" name="press" value={`remove-condition-${place}`} formNoValidate>
          Remove this condition
        </button>
      </p>
    </fieldset>
  )
}

/** The live count, in words. Announced when it changes. */
export function AudienceCounted({ count }: { count: AudienceCount }) {
  const { people, words, sample } = count
  const more = people - sample.length
  return (
    <section className="card stack" aria-labelledby="audience-count" role="status">
      <h2 id="audience-count" className="small">
        {people === 0 ? 'Nobody' : people === 1 ? '1 person' : `${people.toLocaleString('en-GB')} people`} now
      </h2>
      <p dir="auto">{words}.</p>
      {sample.length > 0 && (
        <ul className="audience-list">
          {sample.map((person) => (
            <li key={person.id}>
              <span dir="auto">{person.name}</span> <small dir="auto">{person.jobTitle}</small>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="muted">and {more.toLocaleString('en-GB')} more.</p>}
      {people === 0 && <p className="muted">Loosen a condition, or check what is recorded about people.</p>}
    </section>
  )
}

function optionsOf(attribute: AudienceAttribute, choices: AudienceChoices): Choice[] {
  switch (attribute) {
    case 'department':
      return choices.departments
    case 'location':
      return choices.locations.map((location) => ({ value: location, label: location }))
    case 'kind':
      return personKinds.map((kind) => ({ value: kind, label: personKindLabels[kind] }))
    case 'language':
      return choices.languages.map((tag) => ({ value: tag, label: languageName(tag) }))
    case 'manager':
      return choices.managers
    case 'group':
      return choices.groups
    case 'role':
      return roles.map((role) => ({ value: role, label: roleLabels[role] }))
    default:
      return attribute satisfies never
  }
}

/** What was chosen and is not offered any more stays chosen until somebody takes it out. */
function withChosen(options: Choice[], chosen: readonly string[]): Choice[] {
  const offered = new Set(options.map(({ value }) => value))
  const gone = chosen.filter((value) => !offered.has(value))
  return [...options, ...gone.map((value) => ({ value, label: `${value} (nobody has it now)` }))]
}

function emptyHint(attribute: AudienceAttribute): string {
  const label = audienceAttributeLabels[attribute].toLowerCase()
  return `Nobody has a ${label} yet. Record it with the people first.`
}
