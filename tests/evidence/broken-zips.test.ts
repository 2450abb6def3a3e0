// A zip that is cut, padded, damaged or a bomb is refused with a sentence, and never throws.
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyPack } from '../../app/evidence/verify-pack'
import { aPackedVersion, faultsOf, filesOf, withFile, zipOf, type Files, type Packed } from './a-pack'

let pack: Packed
let files: Files
beforeAll(async () => {
  pack = await aPackedVersion()
  files = filesOf(pack.bytes)
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
