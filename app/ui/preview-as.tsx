// Reading a draft as somebody else: the form that chooses whom, and the bar that says so.
import { groupNames, type Group } from '../domain/group'
import type { ReaderPart } from '../domain/reader-part'
import { SelectField, TextField } from './field'

/** Whom the draft is read as. The same as `Viewer` of app/commands/find-viewer. */
export type PreviewViewer =
  | { kind: 'author' }
  | { kind: 'person'; name: string; groups: Group[] }
  | { kind: 'group'; group: Group }
  | { kind: 'no-group' }
  | { kind: 'unclear'; typed: string; people: { id: string; name: string; jobTitle: string }[] }

export type PreviewAsProps = {
  slug: string
  viewer: PreviewViewer
  /** Null when every section is for everyone. */
  part: ReaderPart | null
  groups: Group[]
}

export function PreviewBar({ slug, viewer, part }: Pick<PreviewAsProps, 'slug' | 'viewer' | 'part'>) {
  if (viewer.kind === 'author' || viewer.kind === 'unclear') return null
  return (
    <p className="note">
      <b>You read this draft as {viewerName(viewer)} would.</b> {whatTheySee(viewer, part)}{' '}
      <a href={`/policies/${slug}/preview`}>Back to the whole draft</a>
    </p>
  )
}

export function PreviewAs({ slug, viewer, part, groups }: PreviewAsProps) {
  if (!part) return null
  return (
    <details className="card stack no-print" open={viewer.kind === 'unclear'}>
      <summary>Read it as somebody else</summary>
      <form className="stack narrow" aria-label="Read the draft as somebody else">
        <SelectField
          name="group"
          label="Somebody of a group"
          defaultValue={viewer.kind === 'group' ? viewer.group.key : ''}
          options={[
            { value: '', label: 'Choose a group' },
            ...groups.map(({ key, name }) => ({ value: key, label: name })),
            { value: 'everyone', label: 'Somebody in no group' },
          ]}
        />
        <TextField
          name="person"
          label="Or one person"
          hint="Part of a name, an address or a job title."
          maxLength={100}
          defaultValue={viewer.kind === 'unclear' ? viewer.typed : ''}
          error={viewer.kind === 'unclear' ? unclear(viewer) : undefined}
        />
        {viewer.kind === 'unclear' && viewer.people.length > 0 && (
          <ul className="audience-list">
            {viewer.people.map((person) => (
              <li key={person.id}>
                <a href={`/policies/${slug}/preview?as=${person.id}`} dir="auto">
                  {person.name}
                </a>
                <small dir="auto">{person.jobTitle}</small>
              </li>
            ))}
          </ul>
        )}
        <div>
          <button className="button">Show what they read</button>
        </div>
      </form>
    </details>
  )
}

function unclear({ people }: Extract<PreviewViewer, { kind: 'unclear' }>): string {
  if (people.length === 0) return 'Nobody fits. Type less of the name.'
  return 'More than one person fits. Choose one below, or type more of the name.'
}

function viewerName(viewer: Exclude<PreviewViewer, { kind: 'author' | 'unclear' }>): string {
  switch (viewer.kind) {
    case 'person':
      return viewer.name
    case 'group':
      return `somebody of “${viewer.group.name}”`
    case 'no-group':
      return 'somebody in no group'
    default:
      return viewer satisfies never
  }
}

function whatTheySee(viewer: PreviewViewer, part: ReaderPart | null): string {
  if (!part) return 'Every section is for everyone, so they read all of it.'
  const rest =
    part.others === 0
      ? 'Nothing is left out for them.'
      : `${part.others} ${part.others === 1 ? 'addendum is' : 'addenda are'} for others.`
  if (part.groups.length > 0)
    return `They read what is for everyone, and what is for: ${groupNames(part.groups)}. ${rest}`
  const none =
    viewer.kind === 'person' && viewer.groups.length === 0 ? 'They are in no group, so they' : 'They'
  return `${none} read what is for everyone. ${rest}`
}
