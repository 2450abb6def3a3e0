// The people of the sample organisation, grouped by role: one click signs you in as one of them.
import type { Role } from '../domain/person'

export type SampleGroup = {
  role: Role
  label: string
  people: { id: string; name: string; job: string }[]
}

const does: Record<Role, string> = {
  administrator: 'lets people in and keeps the settings',
  author: 'drafts and publishes policies',
  approver: 'approves versions or sends them back',
  'emergency-publisher': 'publishes when it cannot wait for approval',
  responder: 'handles a post that went wrong',
  auditor: 'reads everything and changes nothing',
  staff: 'reads, acknowledges and asks',
}

export function SamplePeople({ groups, next }: { groups: SampleGroup[]; next: string }) {
  return (
    <section className="stack" aria-labelledby="sample-people">
      <h2 id="sample-people">Look around as one of these people</h2>
      <form method="post" className="sample-people">
        <input type="hidden" name="next" value={next} />
        {groups.map((group) => (
          <fieldset key={group.role}>
            <legend>
              {group.label} <small>{does[group.role]}</small>
            </legend>
            <div className="people">
              {group.people.map((person) => (
                <button className="button" name="person" value={person.id} key={person.id}>
                  <span>
                    <b>{person.name}</b>
                    {person.job && <small>{person.job}</small>}
                  </span>
                </button>
              ))}
            </div>
          </fieldset>
        ))}
      </form>
    </section>
  )
}
