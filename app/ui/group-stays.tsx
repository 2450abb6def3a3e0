// Which groups somebody is in and was in, with the days: what applied to them when can be told from it.
import type { Group } from '../domain/group'
import { DateText } from './date-text'

export type GroupStay = Group & { fromAt: string; untilAt: string | null }

export function GroupStays({ stays, zone }: { stays: GroupStay[]; zone: string }) {
  if (stays.length === 0) return <>none</>
  return (
    <ul className="plain">
      {stays.map((stay) => (
        <li key={`${stay.key} ${stay.fromAt}`}>
          <span dir="auto">{stay.name}</span>{' '}
          <small>
            {stay.untilAt === null ? 'since ' : 'from '}
            <DateText at={stay.fromAt} zone={zone} time />
            {stay.untilAt !== null && (
              <>
                {' '}
                until <DateText at={stay.untilAt} zone={zone} time />
              </>
            )}
          </small>
        </li>
      ))}
    </ul>
  )
}
