// Checks of the ledger: each entry's hash recomputed, each link followed to the head, each name held against its digest.
import { entryDigest, follows, linkHash, nameDigest, type LedgerHead } from '../governance/ledger-hash'
import { linesOf, rowsOf, type OpenPack } from './open-pack'
import { numberAt, rowOf, rowsAt, textAt, type Row } from './pack-rows'
import type { Manifest } from './pack-format'
import { checkOf, newFaults, note, unknownCheck, type FaultList, type PackCheck } from './report'
import { fileOfAction, fingerprintIn, remember, type ToldOf } from './told'

export type LedgerFindings = {
  check: PackCheck
  told: ToldOf
  anchors: PackCheck
  head: PackCheck | undefined
}

type Walk = {
  manifest: Manifest
  list: FaultList
  told: ToldOf
  /** The last link that was followed; undefined before the first. */
  last: LedgerHead | undefined
  /** Links of the older form that stand on the signature alone. */
  bare: number
  /** Heads known from elsewhere → what they must be; those met are taken out. */
  known: Map<number, { hash: string; note: (hash: string) => void }[]>
  first: number | undefined
  own: number
}

/** Follows the chain from the first entry of this policy to the head. */
export async function checkLedger(pack: OpenPack, manifest: Manifest): Promise<LedgerFindings> {
  const walk: Walk = {
    ...{ manifest, list: newFaults(), told: new Map(), last: undefined, bare: 0, known: new Map() },
    ...{ first: undefined, own: 0 },
  }
  const anchors = newFaults()
  const count = await knowAnchors(pack, walk, anchors)
  const head = newFaults()
  knowHeads(pack, walk, head)
  const rows = rowsOf(pack, 'ledger.json')
  let row = await nextRow(rows, walk)
  for await (const line of linesOf(pack, 'ledger-chain.txt')) {
    const link = readLink(new TextDecoder().decode(line))
    if (!link) {
      const sentence = `A line of ledger-chain.txt is no link: “${new TextDecoder().decode(line).slice(0, 60)}”.`
      note(walk.list, { file: 'ledger-chain.txt', place: place((walk.last?.sequence ?? 0) + 1), sentence })
      continue
    }
    while (row && numberAt(row, 'sequence') < link.sequence) {
      outOfPlace(walk, row)
      row = await nextRow(rows, walk)
    }
    const own = row && numberAt(row, 'sequence') === link.sequence ? row : undefined
    follow(walk, link, own)
    if (own) row = await nextRow(rows, walk)
  }
  for (; row; row = await nextRow(rows, walk)) outOfPlace(walk, row)
  checkEnd(walk)
  const bare =
    walk.bare === 0 ? '' : ` ${walk.bare} links of an older form cannot be recomputed without their text.`
  return {
    check: checkOf(
      'ledger',
      walk.list,
      `All ${walk.own} entries of this policy are as they were written, and each link up to entry ${manifest.ledgerHead.sequence} follows from the one before it.${bare}`,
    ),
    told: walk.told,
    anchors: checkOf(
      'anchors',
      anchors,
      count === 0
        ? 'The head of the ledger was not given out since the first entry of this policy.'
        : `The ledger passes through each of the ${count} heads that were given out.`,
    ),
    head: headCheck(pack, walk, head),
  }
}

async function nextRow(rows: AsyncGenerator<Row | null>, walk: Walk): Promise<Row | undefined> {
  for (;;) {
    const { value, done } = await rows.next()
    if (done === true) return undefined
    if (value) return value
    note(walk.list, { file: 'ledger.json', place: null, sentence: 'A line of ledger.json is no entry.' })
  }
}

type Link = { sequence: number; digest: string | null; hash: string | null; isOwn: boolean }

/** "407 <digest of the entry>", "407 +<digest>" for one that stands in ledger.json, "407 =<hash>" for one of the older form. */
function readLink(line: string): Link | undefined {
  const [, sequence, sign, hex] = /^(\d{1,15}) ([+=]?)([0-9a-f]{64})$/.exec(line) ?? []
  if (sequence === undefined || hex === undefined) return undefined
  const isOlder = sign === '='
  return {
    ...{ sequence: Number(sequence), digest: isOlder ? null : hex, hash: isOlder ? hex : null },
    isOwn: sign === '+',
  }
}

function follow(walk: Walk, link: Link, own: Row | undefined): void {
  walk.first ??= link.sequence
  const file = own ? 'ledger.json' : 'ledger-chain.txt'
  const fault = (sentence: string) => note(walk.list, { file, place: place(link.sequence), sentence })
  if (walk.last && link.sequence !== walk.last.sequence + 1) {
    fault(
      link.sequence > walk.last.sequence
        ? `Entry ${walk.last.sequence + 1} of the ledger is missing.`
        : `Entry ${link.sequence} of the ledger was put in, or stands in another order.`,
    )
    if (own) ownEntry(walk, own, textAt(own, 'previousHash'))
    walk.last = own ? { sequence: link.sequence, hash: textAt(own, 'hash') } : undefined
    return
  }
  const previous = walk.last?.hash ?? textAt(own, 'previousHash')
  if (!walk.last && !own && walk.own === 0)
    fault('The chain of the pack does not begin with an entry of its policy.')
  if (link.isOwn && !own) {
    const sentence = `Entry ${link.sequence} of this policy is missing in ledger.json.`
    note(walk.list, { file: 'ledger.json', place: place(link.sequence), sentence })
  }
  if (own && !link.isOwn) fault(`Entry ${link.sequence} was added to ledger.json.`)
  if (own) {
    if (textAt(own, 'previousHash') !== previous)
      fault(`Entry ${link.sequence} does not follow from the entry before it.`)
    ownEntry(walk, own, textAt(own, 'previousHash'))
    if (link.digest !== null && link.digest !== entryDigest(rowOf(own['entry']) ?? {}))
      note(walk.list, {
        ...{ file: 'ledger-chain.txt', place: place(link.sequence) },
        sentence: `The chain does not hold entry ${link.sequence} as it stands in ledger.json.`,
      })
  }
  if (!own && link.digest === null) walk.bare += 1
  const hash = own ? textAt(own, 'hash') : (link.hash ?? linkHash(link.sequence, previous, link.digest ?? ''))
  walk.last = { sequence: link.sequence, hash }
  for (const { hash: known, note: report } of walk.known.get(link.sequence) ?? [])
    if (known !== hash) report(hash)
  walk.known.delete(link.sequence)
}

/** An entry of the policy: its hash, its policy, and the names in it. */
function ownEntry(walk: Walk, row: Row, previousHash: string): void {
  walk.own += 1
  const sequence = numberAt(row, 'sequence')
  const fault = (sentence: string) =>
    note(walk.list, { file: 'ledger.json', place: place(sequence), sentence })
  const entry = rowOf(row['entry']) ?? {}
  if (!follows({ sequence, previousHash, entry, hash: textAt(row, 'hash') }))
    fault(`Entry ${sequence} was changed after it was written.`)
  if (textAt(entry, 'policy_id') !== walk.manifest.policy.id)
    fault(`Entry ${sequence} is about another policy.`)
  const digests = digestsIn(entry)
  let actor = ''
  for (const named of rowsAt(row, 'names')) {
    const [person, name] = [textAt(named, 'personId'), textAt(named, 'name')]
    if (digests[person] !== nameDigest(textAt(named, 'salt'), name))
      fault(`A name in entry ${sequence} was changed.`)
    if (person === textAt(entry, 'actor_id')) actor = name
  }
  if (isOfVersion(entry, walk.manifest)) remember(walk.told, entry, { sequence, name: actor })
}

/** publication.json holds the life of the whole policy; everything else is about this version. */
function isOfVersion(entry: Row, { version }: Manifest): boolean {
  const action = textAt(entry, 'action')
  if (fileOfAction[action] === 'publication.json') return true
  if (/^(acknowledgements|exceptions|declines)\.json$/.test(fileOfAction[action] ?? ''))
    return fingerprintIn(entry) === version.fingerprint
  return textAt(entry, 'subject_id') === version.id
}

function digestsIn(entry: Row): Record<string, unknown> {
  try {
    return rowOf(JSON.parse(textAt(entry, 'name_digests'))) ?? {}
  } catch {
    return {}
  }
}

function outOfPlace(walk: Walk, row: Row): void {
  const sequence = numberAt(row, 'sequence')
  const sentence = `Entry ${sequence} stands in another order, or twice, or where the chain of the pack does not reach.`
  note(walk.list, { file: 'ledger.json', place: place(sequence), sentence })
  ownEntry(walk, row, textAt(row, 'previousHash'))
}

function checkEnd({ list, last, manifest }: Walk): void {
  const { sequence, hash } = manifest.ledgerHead
  if (last?.sequence === sequence && last.hash === hash) return
  const sentence =
    last?.sequence === sequence
      ? `Entry ${sequence}, the last of the chain, is not the head that the pack names.`
      : `The chain of the pack ends at entry ${last?.sequence ?? 0}, but its head is entry ${sequence}: its end was cut off.`
  note(list, { file: 'ledger-chain.txt', place: place((last?.sequence ?? 0) + 1), sentence })
}

async function knowAnchors(pack: OpenPack, { known }: Walk, list: FaultList): Promise<number> {
  let count = 0
  for await (const row of rowsOf(pack, 'anchors.json')) {
    const sequence = numberAt(row ?? undefined, 'sequence')
    if (!row || !(sequence > 0)) {
      note(list, { file: 'anchors.json', place: null, sentence: 'A line of anchors.json is no head.' })
      continue
    }
    count += 1
    const sentence = `The ledger does not pass through the head that was given out at ${textAt(row, 'at')}: entry ${sequence}, or one before it, was written anew.`
    const report = () => note(list, { file: 'anchors.json', place: place(sequence), sentence })
    known.set(sequence, [...(known.get(sequence) ?? []), { hash: textAt(row, 'hash'), note: report }])
  }
  return count
}

function knowHeads({ asked }: OpenPack, { known }: Walk, list: FaultList): void {
  for (const { sequence, hash } of asked.knownHeads ?? []) {
    const sentence = `Entry ${sequence} is not the one you know: it, or an entry before it, was written anew.`
    const report = () => note(list, { file: 'ledger-chain.txt', place: place(sequence), sentence })
    known.set(sequence, [...(known.get(sequence) ?? []), { hash, note: report }])
  }
}

function headCheck({ asked }: OpenPack, { first, last }: Walk, list: FaultList): PackCheck | undefined {
  const heads = asked.knownHeads ?? []
  if (heads.length === 0) return undefined
  const [from, until] = [first ?? 0, last?.sequence ?? 0]
  const met = heads.filter(({ sequence }) => sequence >= from && sequence <= until).length
  const beside =
    met === heads.length
      ? ''
      : ` ${heads.length - met} of ${heads.length} cannot be compared: the chain of the pack goes from entry ${from} to entry ${until}. Ask for a newer pack for a newer one.`
  if (met === 0) return unknownCheck('head', beside.trim())
  return checkOf(
    'head',
    list,
    `The chain passes through ${met === 1 ? 'the head' : `${met} heads`} you know.${beside}`,
  )
}

function place(sequence: number): string {
  return `entry ${sequence}`
}
