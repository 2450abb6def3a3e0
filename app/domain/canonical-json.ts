// One text for one value: JSON with sorted keys and no spaces, so that equal values have equal fingerprints (RFC 8785).

/**
 * The canonical JSON of a value. Keys stand in order of their UTF-16 code units; a key whose value is undefined is left out.
 * Throws TypeError for anything JSON cannot carry: NaN, infinity, dates, functions, undefined in a list.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value)
      break
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
      if (isPlainObject(value)) return `{${members(value)}}`
  }
  throw new TypeError(`A value of type ${typeof value} has no canonical JSON.`)
}

function members(value: Record<string, unknown>): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return text
}

/** Most texts need no escape, and asking is quicker than escaping. */
function quoted(text: string): string {
  return /["\\\u0000-\u001f\ud800-\udfff]/.test(text) ? JSON.stringify(text) : `"${text}"`
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
