// What an address asks for: keys, numbers and places in lists, read as carefully as a form.

/** A key from the address, for example of the last row of a page; undefined when it is missing or no key. */
export function addressKey(request: Request, name: string): string | undefined {
  const value = new URL(request.url).searchParams.get(name)
  return value !== null && /^[\w.-]{1,80}$/.test(value) ? value : undefined
}

/** A counting number in the path, for example of a version or an incident; 0, which nothing has, when it is none. */
export function addressNumber(part: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(part ?? '') ? Number(part) : 0
}

/** Where a page of a list ended: the last row's sort key and its id. */
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
