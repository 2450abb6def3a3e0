// A pack that nobody touched holds; whatever is done to one is found, and the file, row or entry is named.
import { beforeAll, describe, expect, test } from 'vitest'
import { packBytes } from '../../app/commands/pack-bytes'
import { packVersion } from '../../app/commands/pack-version'
import { keyFingerprint } from '../../app/commands/signing-key'
import { packFiles } from '../../app/evidence/pack-format'
import { verifyPack } from '../../app/evidence/verify-pack'
import { listSigningKeys } from '../../db/signing-keys'
import { head } from '../../db/ledger'
import { onBothEngines } from '../databases/database'
import { deskOf, valueOf } from '../instance'
import { piotr } from '../people'
import {
  aPackedVersion,
  bytesOf,
  faultsOf,
  filesOf,
  packed,
  resealed,
  textIn,
  told,
  withFile,
  zipOf,
  type Files,
  type Packed,
} from './a-pack'

let pack: Packed
let files: Files
beforeAll(async () => {
  pack = await aPackedVersion()
  files = filesOf(pack.bytes)
})

onBothEngines('a pack', (engine) => {
  test('that nobody touched holds, and says what it is about', async () => {
    const { bytes, candor } = await aPackedVersion(engine)
    const report = await verifyPack(bytes)
    expect(told(report)).toEqual([])
    expect(report).toMatchObject({
      holds: true,
      manifest: { policy: { title: 'Social media policy' }, version: { number: '1.0' } },
    })
    expect(report.manifest?.ledgerHead).toEqual(await head(candor.db))
    expect(report.checks.filter(({ state }) => state !== 'holds').map(({ id }) => id)).toEqual(['key'])
    const sentences = report.checks.map(({ sentence }) => sentence).join('\n')
    expect(sentences).toContain('All 2 decisions name the fingerprint')
    expect(sentences).toContain('All 4 acknowledgements name the fingerprint')
  })
})

describe('a pack', () => {
  test('holds its files in their order, then the list of contents and the signature', () => {
    expect(files.map(([name]) => name)).toEqual([...packFiles, 'manifest.json', 'signature'])
  })

  test('packed again through another zip program still holds', async () => {
    expect(await faultsOf(zipOf(files))).toEqual([])
  })

  test('says nothing of other policies', () => {
    const texts = files.map(([name]) => textIn(files, name)).join('\n')
    expect(texts).not.toContain('Secret-Heron')
  })

  test('does not hold the private half of the key', async () => {
    const { private_key } = await pack.candor.db
      .selectFrom('signing_keys')
      .selectAll()
      .executeTakeFirstOrThrow()
    const seed = Buffer.from(private_key, 'base64').subarray(-32)
    for (const [, bytes] of [...files, ['', pack.bytes] as const]) {
      expect(Buffer.from(bytes).includes(seed)).toBe(false)
      expect(Buffer.from(bytes).includes(seed.toString('base64'))).toBe(false)
    }
  })

  test('made twice at the same moment has the same bytes', async () => {
    const { candor, policy } = pack
    const desk = deskOf(candor, piotr, { once: 'the-same-form' })
    const wish = { policyId: policy.policyId, ordinal: 1 }
    const first = await bytesOf(packBytes(candor, valueOf(await packVersion(desk, wish))))
    const second = await bytesOf(packBytes(candor, valueOf(await packVersion(desk, wish))))
    expect(Buffer.from(first).equals(second)).toBe(true)
  })
})

describe('the key', () => {
  test('is not known from the pack alone', async () => {
    const key = (await verifyPack(pack.bytes)).checks.find(({ id }) => id === 'key')
    expect(key).toMatchObject({ state: 'not-known' })
    expect(key?.sentence).toContain('A pack cannot prove whose key that is')
  })

  test('that the reader knows is found again, by itself or by its fingerprint', async () => {
    const [key] = await listSigningKeys(pack.candor.db)
    const fingerprint = keyFingerprint(key?.publicKey ?? '')
    for (const knownKey of [
      key?.publicKey ?? '',
      fingerprint,
      fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '',
    ]) {
      const report = await verifyPack(pack.bytes, { knownKey })
      expect(report.checks.find(({ id }) => id === 'key')).toMatchObject({ state: 'holds' })
    }
    expect(await verifyPack(pack.bytes, { knownKey: 'ab'.repeat(32) })).toMatchObject({ holds: false })
  })
})

describe('a head that the reader knows', () => {
  test.each([
    ['that the chain passes through', 'holds', (sequence: number, hash: string) => ({ sequence, hash })],
    [
      'of a ledger that was written anew',
      'fails',
      (sequence: number) => ({ sequence, hash: '0'.repeat(64) }),
    ],
    [
      'newer than the pack',
      'not-known',
      (sequence: number, hash: string) => ({ sequence: sequence + 9, hash }),
    ],
    ['older than the policy', 'not-known', (_: number, hash: string) => ({ sequence: 0, hash })],
  ])('%s: %s', async (_, state, known) => {
    const { sequence, hash } = (await verifyPack(pack.bytes)).manifest?.ledgerHead ?? {
      sequence: 0,
      hash: '',
    }
    const report = await verifyPack(pack.bytes, { knownHeads: [known(sequence, hash)] })
    expect(report.checks.find(({ id }) => id === 'head')).toMatchObject({ state })
  })
})

describe.each([...packFiles, 'manifest.json', 'signature'])('%s', (name) => {
  const isSealed = name !== 'manifest.json' && name !== 'signature'

  test('a changed byte is found', async () => {
    const changed = files.map(([one, bytes]): Files[number] => {
      const copy = Uint8Array.from(bytes)
      const middle = copy.length >> 1
      if (one === name) copy[middle] = (copy[middle] ?? 0) ^ 1
      return [one, copy]
    })
    const faults = await faultsOf(zipOf(changed))
    const about = isSealed
      ? new RegExp(`^${name.replaceAll('.', '\\.')}.*was changed after it was signed`)
      : /^manifest\.json/
    expect(faults.filter((fault) => about.test(fault))).not.toEqual([])
  })

  test('taken away, it is missed', async () => {
    const faults = await faultsOf(zipOf(files.filter(([one]) => one !== name)))
    expect(faults.filter((fault) => fault.startsWith(name))).not.toEqual([])
  })

  test('under another name, it is found', async () => {
    const faults = await faultsOf(
      zipOf(files.map(([one, bytes]) => [one === name ? 'other.bin' : one, bytes])),
    )
    expect(faults.filter((fault) => fault.startsWith(name))).not.toEqual([])
  })

  test('in another place, it is found', async () => {
    const one = files.find(([other]) => other === name)
    if (!one) throw new Error(name)
    const rest = files.filter(([other]) => other !== name)
    const moved: Files = name === 'signature' ? [one, ...rest] : [...rest, one]
    expect((await faultsOf(zipOf(moved))).join()).toContain('stands in another order than the signed one')
  })
})

test('an added file is found', async () => {
  expect(await faultsOf(zipOf([...files, ['extra.txt', new Uint8Array([1])]]))).toEqual([
    'extra.txt: “extra.txt” was added: the list of contents does not have it.',
  ])
})

test('two files that swap their names are found', async () => {
  const swapped = files.map(([name, bytes]): Files[number] => [
    name === 'policy.md' ? 'policy.html' : name === 'policy.html' ? 'policy.md' : name,
    bytes,
  ])
  const faults = (await faultsOf(zipOf(swapped))).join('\n')
  expect(faults).toContain('“policy.md” was changed')
  expect(faults).toContain('“policy.html” was changed')
})

describe.each([
  'README.txt',
  'policy.md',
  'answers-and-provenance.json',
  'approval-record.json',
  'approval-record.md',
  'publication.json',
])('a line of %s', (name) => {
  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['changed', (lines) => lines.map((line, at) => (at === 4 ? `${line}x` : line)), /line 5\b.* was changed/],
    ['taken out', (lines) => lines.filter((_, at) => at !== 4), /line \d+\b.* was taken out/],
    ['added', (lines) => [...lines.slice(0, 4), 'x', ...lines.slice(4)], /line 5\b.* was added/],
  ])('%s is found, and the line is named', async (_, change, expected) => {
    const changed = withFile(files, name, (text) => change(text.split('\n')).join('\n'))
    expect((await faultsOf(zipOf(changed))).find((fault) => fault.startsWith(name))).toMatch(expected)
  })
})

const rowFiles = ['acknowledgements.json', 'acknowledgements.csv', 'ledger.json', 'ledger-chain.txt']

describe.each(rowFiles)('a row of %s', (name) => {
  const rows = () => textIn(files, name).trimEnd().split('\n')
  const rewritten = (change: (lines: string[]) => string[]) =>
    withFile(files, name, () => `${change(rows()).join('\n')}\n`)

  test.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'changed',
      (lines) => lines.map((line, at) => (at === 2 ? line.replace(/[0-9a-f]{12}/, 'aaaaaaaaaaaa') : line)),
      /lines? 3\b.*changed/i,
    ],
    ['taken out', (lines) => lines.filter((_, at) => at !== 2), /line 3\b.*taken out/i],
    [
      'there twice',
      (lines) => lines.flatMap((line, at) => (at === 2 ? [line, line] : [line])),
      /line \d+\b.*added/i,
    ],
    [
      'changed for the next',
      (lines) => [...lines.slice(0, 2), lines[3] ?? '', lines[2] ?? '', ...lines.slice(4)],
      /lines 3 to 4 stand in another order/i,
    ],
    ['cut off at the end', (lines) => lines.slice(0, -2), /taken out/i],
  ])('%s is found, and the line is named', async (_, change, expected) => {
    const faults = await faultsOf(zipOf(rewritten(change)))
    expect(faults.find((fault) => fault.startsWith(name))).toMatch(expected)
  })

  test.each<[string, (lines: string[]) => string[]]>([
    [
      'changed',
      (lines) => lines.map((line, at) => (at === 2 ? line.replace(/[0-9a-f]{12}/, 'aaaaaaaaaaaa') : line)),
    ],
    ['taken out', (lines) => lines.filter((_, at) => at !== 2)],
    ['there twice', (lines) => lines.flatMap((line, at) => (at === 2 ? [line, line] : [line]))],
    [
      'changed for the next',
      (lines) => [...lines.slice(0, 2), lines[3] ?? '', lines[2] ?? '', ...lines.slice(4)],
    ],
  ])(
    '%s in a pack that somebody sealed anew is still found, by what the files say of each other',
    async (_, change) => {
      const faults = await faultsOf(zipOf(resealed(rewritten(change))))
      expect(faults.filter((fault) => /(row|entry) \d+/.test(fault))).not.toEqual([])
    },
  )
})

describe('somebody who seals the pack anew', () => {
  test('without the key is found by the signature', async () => {
    const forged = resealed(
      withFile(files, 'policy.md', (text) => `${text}\nForged.\n`),
      'unsigned',
    )
    expect(await faultsOf(zipOf(forged))).toEqual([
      'manifest.json: The signature does not belong to this list of contents: manifest.json or the signature was changed after the pack was made.',
    ])
  })

  test('with a key of their own is found by the fingerprint of the key', async () => {
    const forged = zipOf(resealed(files))
    const [key] = await listSigningKeys(pack.candor.db)
    const report = await verifyPack(forged, { knownKey: key?.publicKey ?? '' })
    expect(told(report).join()).toContain('It was signed by another key than the one you gave')
  })

  const decided = (change: (text: string) => string) => withFile(files, 'approval-record.json', change)

  test.each<[string, () => Files, RegExp]>([
    [
      'a decision turned round',
      () =>
        decided((text) =>
          text.replace('"outcome": "approved",\n   "comment"', '"outcome": "sent-back",\n   "comment"'),
        ),
      /decision 1: The decision of .* is not as the ledger tells it/,
    ],
    [
      'another approver',
      () => decided((text) => text.replaceAll('ben-adeyemi', 'joel-brandt')),
      /is not as the ledger tells it/,
    ],
    [
      'another name',
      () => decided((text) => text.replace('"personName": "Ben Adeyemi"', '"personName": "Joel Brandt"')),
      /had another name in the ledger/,
    ],
    [
      'a decision about another text',
      () =>
        decided((text) =>
          text.replace(/("fingerprint": ")[0-9a-f]{64}(",\n {3}"decidedAt")/, `$1${'0'.repeat(64)}$2`),
        ),
      /decision 1: The decision of .* is about another text/,
    ],
    [
      'an editor among the approvers',
      () =>
        decided((text) =>
          text.replace('"editors": [', '"editors": [{"id": "ben-adeyemi", "name": "Ben Adeyemi"},'),
        ),
      /wrote or edited this text and approved it/,
    ],
    [
      'a comment in the record in words',
      () => withFile(files, 'approval-record.md', (text) => text.replace('comment: none', 'comment: fine')),
      /approval-record\.md, line \d+: .*does not say what/,
    ],
    [
      'a publication of another day',
      () => withFile(files, 'publication.json', (text) => text.replace(/("publishedAt": ")\d{4}/, '$12020')),
      /publication 1: The publication of 1\.0 is not as the ledger tells it/,
    ],
    [
      'another document',
      () => withFile(files, 'document.json', (text) => text.replace('"title":"', '"title":"Not ')),
      /document\.json does not have the fingerprint/,
    ],
    [
      'a Word file of another policy',
      () => withFile(files, 'policy.docx', () => 'no zip'),
      /policy\.docx does not name the fingerprint/,
    ],
    [
      'a sentence taken out of the page',
      () =>
        withFile(files, 'policy.html', (text) => text.replace(/<p[^>]*>[^<]*<\/p><\/section>/, '</section>')),
      /policy\.html does not hold, in its place/,
    ],
    [
      'a name in the ledger',
      () =>
        withFile(files, 'ledger.json', (text) =>
          text.replace('"name":"Ben Adeyemi"', '"name":"Joel Brandt"'),
        ),
      /A name in entry \d+ was changed/,
    ],
    [
      'the end of the chain cut off',
      () => withFile(files, 'ledger-chain.txt', (text) => text.replace(/\n[^\n]*\n$/, '\n')),
      /its end was cut off|where the chain of the pack does not reach/,
    ],
    [
      'a head that was given out',
      () =>
        withFile(files, 'anchors.json', (text) =>
          text.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`),
        ),
      /does not pass through the head that was given out/,
    ],
    [
      'other words signed',
      () =>
        withFile(files, 'acknowledgements.json', (text) =>
          text.replace('"statement":"', '"statement":"Not '),
        ),
      /row 1: .* is said to have signed other words/,
    ],
  ])('%s: is found by what the files say of each other', async (_, forged, expected) => {
    expect((await faultsOf(zipOf(resealed(forged())))).join('\n')).toMatch(expected)
  })

  test('an approval that is missing is found by the rule of its step', async () => {
    const record = JSON.parse(textIn(files, 'approval-record.json')) as { decisions: unknown[] }
    const forged = withFile(files, 'approval-record.json', () =>
      JSON.stringify({ ...record, decisions: record.decisions.slice(1) }),
    )
    const faults = (await faultsOf(zipOf(resealed(forged)))).join('\n')
    expect(faults).toMatch(
      /step 1: The record says “approved”, but the step .* does not have the approvals it needs/,
    )
    expect(faults).toContain('This version was published although the approvals it needed are not there.')
  })
})

describe('a zip', () => {
  test.each<[string, () => Uint8Array]>([
    ['that is none', () => new TextEncoder().encode('hello')],
    ['of nothing', () => new Uint8Array()],
    ['cut off at the end', () => pack.bytes.slice(0, -1)],
    ['cut in half', () => pack.bytes.slice(0, pack.bytes.length >> 1)],
    ['with something behind it', () => Uint8Array.from([...pack.bytes, 0])],
    ['with something before it', () => Uint8Array.from([0, ...pack.bytes])],
  ])('%s is refused with a sentence', async (_, bytes) => {
    expect(await verifyPack(bytes())).toMatchObject({
      holds: false,
      manifest: null,
      checks: [{ id: 'zip', state: 'fails' }],
    })
  })

  test('that unpacks to more than it says is not unpacked further', async () => {
    const bomb = zipOf(withFile(files, 'README.txt', () => ' '.repeat(30_000_000)))
    const view = new DataView(bomb.buffer)
    const at = Buffer.from(bomb).lastIndexOf('README.txt') - 46
    view.setUint32(at + 24, 1_000, true)
    expect(await faultsOf(bomb)).toEqual([
      'README.txt: “README.txt” does not unpack to the size that the zip says.',
    ])
  })

  test('that says it unpacks to more than 512 MB is not unpacked at all', async () => {
    const bomb = Uint8Array.from(pack.bytes)
    const at = Buffer.from(bomb).lastIndexOf('README.txt') - 46
    new DataView(bomb.buffer).setUint32(at + 24, 600 * 1024 * 1024, true)
    expect((await faultsOf(bomb)).join()).toContain('more than 512 MB')
  })

  test('with any one byte of its list of files changed never throws', async () => {
    const start = pack.bytes.length - 2_000
    for (let at = start; at < pack.bytes.length; at += 7) {
      const copy = Uint8Array.from(pack.bytes)
      copy[at] = (copy[at] ?? 0) ^ 0xff
      expect(await verifyPack(copy)).toHaveProperty('holds')
    }
  })
})

test('a pack made later holds as well, and passes through the head of the one before', async () => {
  const before = (await verifyPack(pack.bytes)).manifest?.ledgerHead
  const later = await packed(pack.candor, pack.policy.policyId)
  const report = await verifyPack(later, { knownHeads: before ? [before] : [] })
  expect(told(report)).toEqual([])
  expect(report.checks.find(({ id }) => id === 'head')).toMatchObject({ state: 'holds' })
})
