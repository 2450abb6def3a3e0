// A pack that nobody touched holds, says what it is about, and what it cannot know.
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
  textIn,
  told,
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

test('a pack made later holds as well, and passes through the head of the one before', async () => {
  const before = (await verifyPack(pack.bytes)).manifest?.ledgerHead
  const later = await packed(pack.candor, pack.policy.policyId)
  const report = await verifyPack(later, { knownHeads: before ? [before] : [] })
  expect(told(report)).toEqual([])
  expect(report.checks.find(({ id }) => id === 'head')).toMatchObject({ state: 'holds' })
})
