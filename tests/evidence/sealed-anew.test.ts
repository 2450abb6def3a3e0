// Somebody who knows how packs are made and seals one anew is found by the key, or by what the files say of each other.
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyPack } from '../../app/evidence/verify-pack'
import { listSigningKeys } from '../../db/signing-keys'
import {
  aPackedVersion,
  faultsOf,
  filesOf,
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
