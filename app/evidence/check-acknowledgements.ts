// Checks of the acknowledgements: each about this text, one for a person, the same in the table, and told by the ledger.
import { lineDigest } from './bytes'
import { linesOf, rowsOf, type OpenPack } from './open-pack'
import type { Manifest } from './pack-format'
import { acknowledgementCsv, acknowledgementHeader, olderHeader, rowsAt, textAt, type Row } from './pack-rows'
import { checkOf, newFaults, note, type FaultList, type PackCheck } from './report'
import { saidIn, takeTold, type ToldOf } from './told'

const file = 'acknowledgements.json'

/** Holds each row against the text, the campaigns, the table and the ledger. `untold` collects what the ledger does not tell. */
export async function checkAcknowledgements(
  pack: OpenPack,
  { manifest, publication }: { manifest: Manifest; publication: Row | undefined },
  { told, list: untold }: { told: ToldOf; list: FaultList },
): Promise<PackCheck> {
  const list = newFaults()
  const statements = new Map(
    rowsAt(publication, 'campaigns').map((one) => [textAt(one, 'id'), textAt(one, 'statement')]),
  )
  const people = new Set<string>()
  // Without rows nothing tells which header a pack of its time has.
  const table = [digestOf(acknowledgementHeader)]
  const olderTop = digestOf(olderHeader)
  let before = ''
  let count = 0
  for await (const row of rowsOf(pack, file)) {
    count += 1
    const place = `row ${count}`
    if (!row) {
      table.push('')
      note(list, { file, place, sentence: `Row ${count} of acknowledgements.json is no row.` })
      continue
    }
    if (count === 1 && !('reason' in row)) table[0] = olderTop
    table.push(digestOf(acknowledgementCsv(row)))
    for (const sentence of wrongIn(row, { manifest, statements, people, before, count }))
      note(list, { file, place, sentence })
    before = orderOf(row)
    compare(told, row, { place, list: untold })
  }
  await compareTable(pack, { wanted: table, emptyTop: count === 0 ? olderTop : '' }, list)
  const good =
    count === 0
      ? 'Nobody has acknowledged this version yet.'
      : `${count === 1 ? 'The one acknowledgement names' : `All ${count.toLocaleString('en-GB')} acknowledgements name`} the fingerprint of this text, and nobody stands twice in a campaign.`
  return checkOf('acknowledgements', list, good)
}

function wrongIn(
  row: Row,
  known: {
    manifest: Manifest
    statements: Map<string, string>
    people: Set<string>
    before: string
    count: number
  },
): string[] {
  const wrong: string[] = []
  const who = textAt(row, 'personName')
  const campaign = textAt(row, 'campaignId')
  if (textAt(row, 'fingerprint') !== known.manifest.version.fingerprint)
    wrong.push(`The acknowledgement of ${who} is about another text.`)
  const statement = known.statements.get(campaign)
  if (statement === undefined) wrong.push(`The acknowledgement of ${who} belongs to no campaign of the pack.`)
  else if (statement !== textAt(row, 'statement'))
    wrong.push(`${who} is said to have signed other words than the campaign asked for.`)
  const person = `${campaign} ${textAt(row, 'personId')} ${textAt(row, 'language')}`
  if (known.people.has(person)) wrong.push(`${who} stands twice in one campaign.`)
  known.people.add(person)
  if (orderOf(row) <= known.before)
    wrong.push(`Row ${known.count}, of ${who}, stands in another order, or twice.`)
  return wrong
}

/** Rows stand by campaign, then in the order they were written. */
function orderOf(row: Row): string {
  return `${textAt(row, 'campaignId')} ${textAt(row, 'id')}`
}

/** Holds one acknowledgement against the entry that tells of it. */
function compare(told: ToldOf, row: Row, { place, list }: { place: string; list: FaultList }): void {
  const who = textAt(row, 'personName')
  const isProxy = textAt(row, 'method') === 'proxy'
  const found = takeTold(told, {
    ...{ action: `version.acknowledged${isProxy ? '-for' : ''}`, at: textAt(row, 'acknowledgedAt') },
    ...{ actor: textAt(row, 'recordedBy'), fingerprint: textAt(row, 'fingerprint') },
    said: isProxy ? saidIn(row, 'personId') : '',
  })
  if (!found)
    note(list, { file, place, sentence: `The acknowledgement of ${who} is not as the ledger tells it.` })
  else if (found.name !== '' && textAt(row, 'recordedBy') === textAt(row, 'personId') && found.name !== who)
    note(list, { file, place, sentence: `${who} had another name in the ledger when they acknowledged.` })
}

async function compareTable(
  pack: OpenPack,
  { wanted, emptyTop }: { wanted: string[]; emptyTop: string },
  list: FaultList,
): Promise<void> {
  let index = 0
  for await (const line of linesOf(pack, 'acknowledgements.csv')) {
    const digest = lineDigest(line)
    if (digest !== wanted[index] && !(index === 0 && digest === emptyTop)) {
      const sentence =
        index < wanted.length
          ? `Row ${index} of acknowledgements.csv does not say what acknowledgements.json says.`
          : `Row ${index} of acknowledgements.csv has no row in acknowledgements.json.`
      note(list, { file: 'acknowledgements.csv', place: `row ${index}`, sentence })
    }
    index += 1
  }
  if (index >= wanted.length) return
  const sentence = `acknowledgements.csv ends after row ${Math.max(0, index - 1)}, and acknowledgements.json has ${wanted.length - 1}.`
  note(list, { file: 'acknowledgements.csv', place: `row ${index}`, sentence })
}

function digestOf(line: string): string {
  return lineDigest(new TextEncoder().encode(line))
}
