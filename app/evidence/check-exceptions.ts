// Checks of the exceptions: each from this text, in the words that were asked for, decided by somebody else, told by the ledger.
import { wordsDigest } from '../governance/exception'
import { findEntry, rowsOf, type OpenPack } from './open-pack'
import type { Manifest } from './pack-format'
import { rowOf, textAt, type Row } from './pack-rows'
import { checkOf, newFaults, note, type FaultList, type PackCheck } from './report'
import { saidOfException, takeTold, type ToldOf } from './told'

const file = 'exceptions.json'

type Ledger = { told: ToldOf; list: FaultList }

/**
 * Holds each request against the text and the ledger. `list` collects what the ledger does not tell. Out: undefined for a pack of
 * an earlier product, which has no such file.
 */
export async function checkExceptions(
  pack: OpenPack,
  manifest: Manifest,
  ledger: Ledger,
): Promise<PackCheck | undefined> {
  if (!findEntry(pack, file)) return undefined
  const list = newFaults()
  const seen = new Set<string>()
  let count = 0
  for await (const row of rowsOf(pack, file)) {
    count += 1
    const place = `row ${count}`
    if (!row) {
      note(list, { file, place, sentence: `Row ${count} of exceptions.json is no row.` })
      continue
    }
    for (const sentence of wrongIn(row, manifest, seen)) note(list, { file, place, sentence })
    compare(row, place, ledger)
  }
  const good =
    count === 0
      ? 'Nobody had asked for an exception from this version.'
      : `${count === 1 ? 'The one request names' : `All ${count} requests name`} the fingerprint of this text, in the words that were asked for, and nobody decided on their own.`
  return checkOf('exceptions', list, good)
}

function wrongIn(row: Row, manifest: Manifest, seen: Set<string>): string[] {
  const wrong: string[] = []
  const who = textAt(row, 'personName')
  const id = textAt(row, 'id')
  if (textAt(row, 'fingerprint') !== manifest.version.fingerprint)
    wrong.push(`The exception of ${who} is from another text.`)
  if (seen.has(id)) wrong.push(`The exception of ${who} stands there twice.`)
  seen.add(id)
  const words = wordsDigest({ id, what: textAt(row, 'what'), why: textAt(row, 'why') })
  if (words !== textAt(row, 'words')) wrong.push(`What ${who} asked for was changed afterwards.`)
  const decision = rowOf(row['decision'])
  if (decision && textAt(decision, 'by') === textAt(row, 'personId'))
    wrong.push(`${who} decided on their own exception.`)
  if (decision && textAt(decision, 'untilOn') > textAt(row, 'askedUntilOn'))
    wrong.push(`The exception of ${who} was approved for longer than it was asked for.`)
  return wrong
}

/** Holds the request, the decision and the end against the entries that tell of them. */
function compare(row: Row, place: string, { told, list }: Ledger): void {
  const who = textAt(row, 'personName')
  const [decision, end] = [rowOf(row['decision']), rowOf(row['end'])]
  const fromOn = textAt(row, 'fromOn')
  const days = (untilOn: string, words = '') => saidOfException({ fromOn, untilOn, words })
  const acts = [
    {
      ...{ name: 'request', action: 'exception.requested', at: textAt(row, 'requestedAt') },
      ...{ actor: textAt(row, 'personId'), actorName: who },
      said: days(textAt(row, 'askedUntilOn'), textAt(row, 'words')),
    },
    ...(decision
      ? [
          {
            ...{ name: 'decision', action: `exception.${textAt(decision, 'outcome')}` },
            ...{ at: textAt(decision, 'at'), actor: textAt(decision, 'by') },
            ...{ actorName: textAt(decision, 'byName'), said: days(textAt(decision, 'untilOn')) },
          },
        ]
      : []),
    ...(end
      ? [
          {
            ...{ name: 'end', action: `exception.${textAt(end, 'kind')}`, at: textAt(end, 'at') },
            ...{ actor: textAt(end, 'by'), actorName: textAt(end, 'byName') },
            said:
              textAt(end, 'kind') === 'expired'
                ? saidOfException({ untilOn: textAt(decision, 'untilOn') })
                : noDays,
          },
        ]
      : []),
  ]
  for (const { name, actorName, ...act } of acts) {
    const found = takeTold(told, { ...act, fingerprint: textAt(row, 'fingerprint') })
    if (!found)
      note(list, {
        file,
        place,
        sentence: `The ${name} of the exception of ${who} is not as the ledger tells it.`,
      })
    else if (found.name !== '' && found.name !== actorName)
      note(list, { file, place, sentence: `${actorName} had another name in the ledger, at the ${name}.` })
  }
}

const noDays = saidOfException({})
