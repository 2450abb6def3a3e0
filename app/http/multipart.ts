// A form with a file (RFC 7578), read where it lies in memory: the file is a view, not a copy.

/** Text fields in order, and the one file when one was chosen. */
export type SentForm = { fields: [string, string][]; file: { name: string; bytes: Uint8Array } | null }

/** More parts than any form of the product has. */
const mostParts = 40

/** A field that is longer is no text somebody typed or pasted. */
const longestField = 8_400_000

/** The parts of a body; null when it does not hold together, or holds what the product's forms never send. */
export function readMultipart(body: Buffer, contentType: string): SentForm | null {
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return null
  const delimiter = Buffer.from(`\r\n--${mark}`)
  const first = body.indexOf(`--${mark}`)
  if (first !== 0) return null
  const form: SentForm = { fields: [], file: null }
  let at = first + mark.length + 2
  for (let count = 0; count < mostParts; count += 1) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return form
    const headEnd = body.indexOf('\r\n\r\n', at)
    if (headEnd < 0 || headEnd - at > 4_000) return null
    const end = body.indexOf(delimiter, headEnd + 2)
    if (end < 0) return null
    if (!addPart(form, body.subarray(at, headEnd).toString('utf8'), body.subarray(headEnd + 4, end)))
      return null
    at = end + delimiter.length
  }
  return null
}

function addPart(form: SentForm, head: string, value: Buffer): boolean {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  const fileName = parameter(disposition, 'filename')
  if (name === undefined) return false
  if (fileName === undefined) {
    if (value.length > longestField) return false
    form.fields.push([name, value.toString('utf8')])
    return true
  }
  if (fileName === '' && value.length === 0) return true
  if (form.file) return false
  form.file = { name: fileName, bytes: value }
  return true
}

/** Browsers write quotes in names as %22. */
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[;\\s])${name}="([^"\\r\\n]{0,300})"`, 'i').exec(disposition)?.[1]
  return found?.replaceAll('%22', '"').replace(/%0[AD]/gi, ' ')
}
