// candor verify pack.zip: no database, every fault named, and the page in the pack held against the one of this build.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { listSigningKeys } from '../../db/signing-keys'
import { aFolder } from '../databases/database'
import { aPackedVersion, filesOf, resealed, withFile, zipOf, type Packed } from '../evidence/a-pack'
import { candor } from './a-shell'

let pack: Packed
let path: string
const noDatabase = { DATABASE_URL: 'file:/nowhere/at/all.db' }

async function written(bytes: Uint8Array): Promise<string> {
  const file = join(await aFolder(), 'pack.zip')
  await writeFile(file, bytes)
  return file
}

beforeAll(async () => {
  pack = await aPackedVersion()
  path = await written(pack.bytes)
})

test('a pack that holds ends with 0, without a database', async () => {
  const { code, out, err } = await candor(['verify', path], { env: noDatabase })
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('Social media policy, version 1.0, of Harbour Trust')
  expect(out).toContain('ok    The list of contents is signed')
  expect(out).toContain('?     Whose key signed it')
  expect(out).toContain('verify.html in the pack is the page of this Candor.')
  expect(out).toMatch(/The pack holds\.\n$/)
})

test('the key that one knows is compared', async () => {
  const [key] = await listSigningKeys(pack.candor.db)
  const known = await candor(['verify', path, '--key', key?.publicKey ?? ''], { env: noDatabase })
  expect(known.code).toBe(0)
  expect(known.out).toContain('ok    Whose key signed it')
  const other = await candor(['verify', path, '--key', 'ab'.repeat(32)], { env: noDatabase })
  expect(other.code).toBe(1)
  expect(other.out).toContain('WRONG Whose key signed it')
})

test('a head that one knows is compared', async () => {
  const { out } = await candor(['verify', path], { env: noDatabase })
  const head = /End of the ledger: (\S+)/.exec(out)?.[1] ?? ''
  expect((await candor(['verify', path, '--head', head], { env: noDatabase })).out).toContain(
    'The chain passes through the head you know.',
  )
  const [sequence] = head.split(':')
  const other = await candor(['verify', path, '--head', `${sequence}:${'0'.repeat(64)}`], { env: noDatabase })
  expect(other.code).toBe(1)
})

test('a changed pack ends with 1 and names the file and the line', async () => {
  const changed = withFile(filesOf(pack.bytes), 'acknowledgements.csv', (text) =>
    text.replace('Joel', 'Jane'),
  )
  const { code, out, err } = await candor(['verify', await written(zipOf(changed))], { env: noDatabase })
  expect(code).toBe(1)
  expect(err).toBe('The pack does not hold. Do not rely on it.')
  expect(out).toMatch(
    /acknowledgements\.csv, line \d+: “acknowledgements\.csv” was changed after it was signed/,
  )
})

test('another page in a pack that somebody sealed anew is said to be another', async () => {
  const forged = withFile(filesOf(pack.bytes), 'verify.html', (text) => `${text}<!-- all is well -->`)
  const { out } = await candor(['verify', await written(zipOf(resealed(forged)))], { env: noDatabase })
  expect(out).toContain('do not trust what the page inside the pack says')
})

test('as JSON it can be read by programs', async () => {
  const { code, out } = await candor(['verify', path, '--json'], { env: noDatabase })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    holds: true,
    page: { isSame: true },
    manifest: { organisation: 'Harbour Trust' },
  })
})

test.each([
  ['a file that is not there', () => '/nowhere/pack.zip', 1, 'There is no file'],
  ['a folder', () => '/tmp', 1, 'is a folder'],
])('%s is refused with a sentence', async (_, given, code, sentence) => {
  const said = await candor(['verify', given()], { env: noDatabase })
  expect(said.code).toBe(code)
  expect(said.err).toContain(sentence)
})

test('a key without a pack is refused', async () => {
  expect(await candor(['verify', '--key', 'x'], { env: noDatabase })).toMatchObject({ code: 2 })
})
