// What an exported file says it was made from: the part with the base, decoded and looked at with suspicion.
import { fingerprint } from '../domain/fingerprint'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { allClauses } from '../domain/policy-document'
import { readDocument } from '../domain/read-document'
import { baseNamespace, basePart, type WordBase } from '../domain/word-marks'
import type { WordPackage } from './word-package'
import { readXml } from './xml'

/** The base of a policy of 700 pages has about 4 MB; base64 makes a third more of it. */
const mostBase = 12 * 1024 * 1024

export type FoundBase =
  { kind: 'none'; fingerprint: string } | { kind: 'found'; base: WordBase; isWhole: boolean }

/**
 * The base that the file carries. `none` when a program dropped it: the fingerprint in the file's properties may still
 * name a version ("" when there is none). `isWhole` is false for a part of a text, as an audience gets it: then only
 * the store can tell whether it is what the fingerprint stands for. Refuses a base that is too large, of another
 * format, or no document.
 */
export async function readBase(file: WordPackage): Promise<Outcome<FoundBase>> {
  const part = await basePartOf(file)
  if (part === undefined) return accepted({ kind: 'none', fingerprint: await printedFingerprint(file) })
  if (part === 'too-large') return broken('is larger than 12 MB, which no policy needs')
  const json = parsed(part)
  if (!isRecord(json)) return broken('is no text that Candor wrote')
  if (json['format'] !== 1)
    return refused(
      'base-of-another-format',
      'The file was made by another release of Candor, and its base is in a form that this one does not know. Export the policy again and bring the changes over in Word, or bring the file in as a policy of its own.',
    )
  const document = readDocument(json['document'])
  const { policy, against } = json
  const print = json['fingerprint']
  const ours = readOurs(json['ours'])
  if (!document || typeof policy !== 'string' || typeof print !== 'string' || !ours)
    return broken('is not whole')
  const around = readAround(json['around'])
  const ids = allClauses(document.clauses).map((clause) => clause.id)
  if (new Set(ids).size < ids.length) return broken('names a section twice')
  const base: WordBase = {
    format: 1,
    policy,
    fingerprint: print,
    document,
    ...(typeof against === 'string' ? { against } : {}),
    ...(around ? { around } : {}),
    ours,
  }
  return accepted({ kind: 'found', base, isWhole: fingerprint(document) === print })
}

function broken(why: string): Outcome<never> {
  return refused(
    'base-broken',
    `The part of the file that says what it was made from ${why}. Export the policy again and bring the changes over in Word, or bring the file in as a policy of its own.`,
  )
}

/** Programs number the parts anew, so the namespace decides and not the name. */
async function basePartOf(file: WordPackage): Promise<string | 'too-large' | undefined> {
  const candidates = file.names.filter((name) => /^customxml\/item\d+\.xml$/.test(name))
  const first = candidates.filter((name) => name === basePart.toLowerCase())
  for (const name of [...new Set([...first, ...candidates])].slice(0, 50)) {
    const pieces = file.read(name)
    if (!pieces) continue
    let text = ''
    let isBase = false
    await readXml(pieces, name, {
      open(_, attributes) {
        isBase ||= Object.entries(attributes).some(
          ([key, value]) => key.startsWith('xmlns') && value === baseNamespace,
        )
      },
      close: () => undefined,
      text(piece) {
        if (isBase && text.length <= mostBase) text += piece
      },
    })
    if (text.length > mostBase) return 'too-large'
    if (isBase) return text
  }
  return undefined
}

/** Our exports print the fingerprint into the file's own properties, which other programs keep. */
async function printedFingerprint(file: WordPackage): Promise<string> {
  const part = 'docprops/custom.xml'
  const pieces = file.read(part)
  if (!pieces) return ''
  let text = ''
  let open = false
  await readXml(pieces, part, {
    open(name, attributes) {
      if (name === 'property' || name.endsWith(':property')) open = attributes['name'] === 'Fingerprint'
    },
    close: () => undefined,
    text: (piece) => void (text += open && text.length < 200 ? piece : ''),
  })
  return /[0-9a-f]{64}/.exec(text)?.[0] ?? ''
}

function parsed(base64: string): unknown {
  const packed = base64.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+=*$/.test(packed)) return undefined
  try {
    return JSON.parse(Buffer.from(packed, 'base64').toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

function readOurs(value: unknown): WordBase['ours'] | undefined {
  if (!Array.isArray(value) || value.length > 10_000) return undefined
  const ours = value.filter(
    (one): one is { author: string; at: string } =>
      isRecord(one) && typeof one['author'] === 'string' && typeof one['at'] === 'string',
  )
  return ours.length === value.length ? ours : undefined
}

function readAround(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length > 20_000) return undefined
  return value.filter((one): one is string => typeof one === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
