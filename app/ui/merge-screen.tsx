// Two records side by side, so that a person sees whether they are one.
import { personKindLabels, type PersonKind } from '../governance/audience'
import type { RefusedForm } from '../forms/refused-form'
import { DateText } from './date-text'
import { ErrorSummary, OnceKey, TextArea, TextField } from './field'
import { PageHead } from './page-head'

type Side = {
  id: string
  name: string
  email: string
  jobTitle: string
  department: string
  location: string
  kind: PersonKind
  staffNumber: string
  createdAt: string
  leftAt: string | null
  acknowledged: number
}

type Found = {
  id: string
  name: string
  email: string
  jobTitle: string
  department: string
  hasLeft: boolean
}

export function MergeScreen(props: {
  kept: Side
  other: Side | null
  words: string
  found: Found[]
  zone: string
  once: string
  refusal: RefusedForm | undefined
}) {
  const { kept, other, words, found, refusal } = props
  return (
    <div className="stack loose">
      <PageHead
        title={
          <>
            Merge another record into that of <bdi>{kept.name}</bdi>
          </>
        }
        crumbs={[
          { label: 'People', href: '/people' },
          { label: kept.name, href: `/people/${kept.id}` },
        ]}
      >
        <p className="lead">
          When one person is here twice, the other record goes into this one. What was acknowledged, decided
          and written under either stays, each under the name it was made with.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {other ? <Decide {...props} other={other} /> : null}
      <form className="filters" role="search" aria-label="Search the records">
        <TextField
          name="words"
          label="Find the other record"
          hint="Part of a name, an address or a job title."
          type="search"
          defaultValue={words}
        />
        <div className="row">
          <button className="button">Find</button>
        </div>
      </form>
      {found.length === 0 ? (
        <p>Nobody else is found with these words. Try a part of the name.</p>
      ) : (
        <table className="records">
          <caption>Records it may be</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Department</th>
              <th scope="col">Address</th>
              <th scope="col">Standing</th>
            </tr>
          </thead>
          <tbody>
            {found.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <a
                    href={`/people/${kept.id}/merge?other=${person.id}&words=${encodeURIComponent(words)}`}
                    dir="auto"
                  >
                    {person.name}
                  </a>
                  {person.jobTitle && (
                    <>
                      <br />
                      <small dir="auto">{person.jobTitle}</small>
                    </>
                  )}
                </th>
                <td data-label="Department">{person.department || '–'}</td>
                <td data-label="Address">{person.email || '–'}</td>
                <td data-label="Standing">{person.hasLeft ? 'Left' : 'Here'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Decide({
  kept,
  other,
  zone,
  once,
  refusal,
}: {
  kept: Side
  other: Side
  zone: string
  once: string
  refusal: RefusedForm | undefined
}) {
  return (
    <form method="post" className="stack">
      <OnceKey value={once} />
      <input type="hidden" name="other" id="other" value={other.id} />
      <table className="records">
        <caption>Are these one person?</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">This record stays</th>
            <th scope="col">This one goes into it</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(kept, other, zone).map(([label, here, there]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-label="Stays" dir="auto">
                {here || '–'}
              </td>
              <td data-label="Goes into it" dir="auto">
                {there || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="bullets">
        <li>Nobody signs in with the other record any more, and its links and codes end.</li>
        <li>What it still owes is closed, with the reason. What this one owes stays.</li>
        <li>An address or staff number that only the other one has goes over.</li>
        <li>This cannot be undone.</li>
      </ul>
      <div className="narrow stack">
        <TextArea
          name="reason"
          label="Why are they one person?"
          hint="It stays in the ledger."
          required
          maxLength={500}
          defaultValue={refusal?.typed['reason']}
          error={refusal?.fields?.['reason']}
        />
        <div className="row">
          <button className="button alarm">Merge the two for good</button>
          <a className="button quiet" href={`/people/${kept.id}`}>
            Cancel
          </a>
        </div>
      </div>
    </form>
  )
}

function rowsOf(kept: Side, other: Side, zone: string) {
  const standing = (side: Side) =>
    side.leftAt ? (
      <>
        Left <DateText at={side.leftAt} zone={zone} />
      </>
    ) : (
      'Here'
    )
  return [
    ['Name', kept.name, other.name],
    ['Address', kept.email, other.email],
    ['Staff number', kept.staffNumber, other.staffNumber],
    ['Job title', kept.jobTitle, other.jobTitle],
    ['Department', kept.department, other.department],
    ['Location', kept.location, other.location],
    ['Kind', personKindLabels[kept.kind], personKindLabels[other.kind]],
    [
      'Here since',
      <DateText key="kept" at={kept.createdAt} zone={zone} />,
      <DateText key="other" at={other.createdAt} zone={zone} />,
    ],
    ['Standing', standing(kept), standing(other)],
    ['Acknowledgements', countOf(kept), countOf(other)],
  ] as const
}

function countOf({ acknowledged }: Side): string {
  return acknowledged >= 200 ? '200 or more' : String(acknowledged)
}
