// What is said of fields and links that a policy cannot hold, whichever reader meets them.
import type { LossLog } from './loss-log'

type Reader = { losses: LossLog; place: Parameters<LossLog['note']>[0]['at'] }

/** A field of this kind stays as the words it showed last. */
export function tellField({ losses, place }: Reader, kind: string, text: string): void {
  const what = `A field (${kind.slice(0, 20) || 'without a name'}) does not change by itself any more: its words stand as they were.`
  losses.note({ kind: 'field', what, at: place, text })
}

/** A link led to another place of the same file. */
export function tellInnerLink({ losses, place }: Reader): void {
  losses.count('link', 'A link to another place of the file was removed; its words stay.', place)
}

/** A link led to an address that a policy may not carry. */
export function tellAddress({ losses, place }: Reader, address: string): void {
  losses.note({
    kind: 'link',
    what: 'This link was removed and its words kept: links must start with https://, http://, mailto: or tel:.',
    at: place,
    text: address.replace(/[\p{C}]/gu, ''),
  })
}
