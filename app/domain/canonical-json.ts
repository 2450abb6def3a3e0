// One text for one value: JSON with sorted keys and no spaces, so that equal values have equal fingerprints (RFC 8785).

/**
 * The canonical JSON of a value. Keys stand in order of their UTF-16 code units; a key whose value is undefined is left out.
 * Throws TypeError for anything JSON cannot carry: NaN, infinity, dates, functions, undefined in a list.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) return `{${members(value).join(',')}}`
  throw new TypeError(`A value of type ${typeof value} has no canonical JSON.`)
}

function members(value: Record<string, unknown>): string[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
