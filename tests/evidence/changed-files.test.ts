// Whatever is done to a file of a pack, or to a row in it, is found, and the file, the line or the row is named.
import { beforeAll, describe, expect, test } from 'vitest'
import { packFiles } from '../../app/evidence/pack-format'
import { aPackedVersion, faultsOf, filesOf, resealed, textIn, withFile, zipOf, type Files } from './a-pack'

let files: Files
beforeAll(async () => {
  files = filesOf((await aPackedVersion()).bytes)
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
