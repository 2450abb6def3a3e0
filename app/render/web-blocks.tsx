// Blocks of a policy on a web page: plain, semantic HTML that a stylesheet dresses; no style attributes, no script.
import { plainRuns, type Block } from '../domain/policy-document'
import { calloutLabel, contactRole, stepMinutes } from './block-labels'
import { groupBlocks, type BlockGroup, type Contact, type SingleBlock, type Step } from './block-groups'
import { printable } from './printable'
import { rectangular, type Table } from './table-shape'
import { RunsText } from './web-runs'

/** Role key → the person who answers for it today, and the number to call. */
export type ContactPeople = Record<string, { name: string; phone: string }>

/** Blocks in order; neighbouring steps become one numbered list, neighbouring contacts one list. */
export function BlocksText({ blocks, contacts }: { blocks: Block[]; contacts?: ContactPeople }) {
  return (
    <>
      {groupBlocks(blocks).map((group, index) => (
        <GroupText key={index} group={group} contacts={contacts} />
      ))}
    </>
  )
}

function GroupText({ group, contacts }: { group: BlockGroup; contacts?: ContactPeople }) {
  switch (group.kind) {
    case 'steps':
      return (
        <ol className="steps">
          {group.steps.map((step) => (
            <StepText key={step.id} step={step} contacts={contacts} />
          ))}
        </ol>
      )
    case 'contacts':
      return (
        <ul className="contacts">
          {group.contacts.map((contact, index) => (
            <ContactText key={index} contact={contact} person={personFor(contact, contacts)} />
          ))}
        </ul>
      )
    case 'single':
      return <BlockText block={group.block} contacts={contacts} />
    default:
      group satisfies never
      return null
  }
}

function BlockText({ block, contacts }: { block: SingleBlock; contacts?: ContactPeople }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <RunsText runs={block.runs} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index} dir="auto">
          <ItemText blocks={item} contacts={contacts} />
        </li>
      ))
      return block.ordered ? <ol dir="auto">{items}</ol> : <ul dir="auto">{items}</ul>
    }
    case 'table':
      return <TableText table={block} />
    case 'callout':
      return (
        <aside className={block.tone === 'warning' ? 'note wait' : 'note'}>
          <p className="note-label">{calloutLabel(block.tone)}</p>
          <BlocksText blocks={block.blocks} contacts={contacts} />
        </aside>
      )
    case 'quote':
      return (
        <blockquote dir="auto">
          <BlocksText blocks={block.blocks} contacts={contacts} />
        </blockquote>
      )
    case 'statement':
      return (
        <figure className="statement">
          <figcaption dir="auto">{printable(block.label)}</figcaption>
          <blockquote dir="auto">
            <BlocksText blocks={block.blocks} contacts={contacts} />
          </blockquote>
        </figure>
      )
    default:
      block satisfies never
      return null
  }
}

/** A list item of one paragraph needs no paragraph element, so that lists stay tight. */
function ItemText({ blocks, contacts }: { blocks: Block[]; contacts?: ContactPeople }) {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph') return <BlocksText blocks={blocks} contacts={contacts} />
  if (rest.some((block) => block.kind === 'paragraph'))
    return <BlocksText blocks={blocks} contacts={contacts} />
  return (
    <>
      <RunsText runs={first.runs} />
      <BlocksText blocks={rest} contacts={contacts} />
    </>
  )
}

/** Without a caption, a table is told apart by its columns. */
function tableLabel(table: Table): string {
  const columns = table.header
    .map((cell) => printable(plainRuns(cell)).trim())
    .filter((column) => column !== '')
  return columns.length > 0 ? `Table: ${columns.join(', ')}` : 'Table'
}

function TableText({ table }: { table: Table }) {
  const whole = rectangular(table)
  if (!whole) return null
  const caption = printable(whole.caption).trim()
  return (
    <div
      className="table-scroll"
      role="region"
      // A wide table scrolls sideways on a phone; without focus, people who use a keyboard could not reach its end.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={caption === '' ? tableLabel(whole) : caption}
    >
      <table dir="auto">
        {caption !== '' && <caption>{caption}</caption>}
        <thead>
          <tr>
            {whole.header.map((cell, index) => (
              <th key={index} scope="col">
                <RunsText runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} dir="auto">
                  <RunsText runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StepText({ step, contacts }: { step: Step; contacts?: ContactPeople }) {
  const minutes = stepMinutes(step)
  const who = printable(step.who).trim()
  return (
    <li id={`step-${step.id}`} dir="auto">
      {(minutes !== '' || who !== '') && (
        <p className="step-label">
          {minutes !== '' && <span className="minutes">{minutes}</span>}
          {minutes !== '' && who !== '' && ' · '}
          {who !== '' && <span className="who">{who}</span>}
        </p>
      )}
      <BlocksText blocks={step.blocks} contacts={contacts} />
    </li>
  )
}

type Person = ContactPeople[string]

function ContactText({ contact, person }: { contact: Contact; person?: Person }) {
  const why = printable(contact.why).trim()
  return (
    <li className="contact" dir="auto">
      <p>
        <strong>{contactRole(contact.role)}</strong>
        {why !== '' && ': '}
        {why}
      </p>
      {person && (
        <p className="contact-person">
          {printable(person.name)}
          {person.phone !== '' && (
            <>
              {', '}
              <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>{printable(person.phone)}</a>
            </>
          )}
        </p>
      )}
    </li>
  )
}

function personFor(contact: Contact, contacts?: ContactPeople): Person | undefined {
  if (!contacts || !Object.hasOwn(contacts, contact.role)) return undefined
  return contacts[contact.role]
}
