// One line above a policy: what the reader sees of it, and the way to the rest.
import { groupNames } from '../domain/group'
import type { ReaderPart } from '../domain/reader-part'

export function AudienceLine({ part, href }: { part: ReaderPart | null; href: string }) {
  if (!part) return null
  return (
    <p className="audience-line">
      <span>{seen(part)}</span>{' '}
      {part.all ? (
        <a className="no-print" href={href}>
          Show what applies to you
        </a>
      ) : (
        part.others > 0 && (
          <a className="no-print" href={`${href}${href.includes('?') ? '&' : '?'}all=1`}>
            Show all addenda
          </a>
        )
      )}
    </p>
  )
}

function seen({ groups, others, all }: ReaderPart): string {
  if (all) return 'You see all of it. Sections that are for some people only say for whom.'
  const rest = others === 0 ? '' : ` ${others} ${others === 1 ? 'addendum is' : 'addenda are'} for others.`
  if (groups.length === 0) return `This is what applies to everyone.${rest}`
  return `This is what applies to you as: ${groupNames(groups)}.${rest}`
}
