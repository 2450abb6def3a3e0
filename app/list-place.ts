// Where a page of a list ended, as one value in an address: the last row's sort key and its id.

export type ListPlace = { label: string; id: string }

/** The place as the value of a parameter. */
export function writePlace(place: ListPlace): string {
  return `${place.id}~${place.label}`
}

/** The place in an address; undefined for none, and for anything this module did not write. */
export function readPlace(value: string | null): ListPlace | undefined {
  const parts = /^([\w-]{1,60})~([^\u0000]{0,400})$/s.exec(value ?? '')
  if (!parts?.[1] || parts[2] === undefined) return undefined
  return { id: parts[1], label: parts[2].toWellFormed() }
}
