// Checks of the refusals: each about this text, once, and as the ledger tells it, with its reason.
import { findEntry, rowsOf, type OpenPack } from './open-pack'
import type { Manifest } from './pack-format'
import { textAt } from './pack-rows'
import { checkOf, newFaults, note, type FaultList, type PackCheck } from './report'
import { takeTold, type ToldOf } from './told'

const file = 'declines.json'

/**
 * Holds each refusal against the text and the ledger. `list` collects what the ledger does not tell. Out: undefined for a pack of
 * an earlier product, which has no such file.
 */
export async function checkDeclines(
  pack: OpenPack,
  manifest: Manifest,
  ledger: { told: ToldOf; list: FaultList },
): Promise<PackCheck | undefined> {
  if (!findEntry(pack, file)) return undefined
  const list = newFaults()
  const seen = new Set<string>()
  let count = 0
  for await (const row of rowsOf(pack, file)) {
    count += 1
    const place = `row ${count}`
    if (!row) {
      note(list, { file, place, sentence: `Row ${count} of declines.json is no row.` })
      continue
    }
    const [id, who, fingerprint] = [textAt(row, 'id'), textAt(row, 'personName'), textAt(row, 'fingerprint')]
    if (fingerprint !== manifest.version.fingerprint)
      note(list, { file, place, sentence: `What ${who} declined is another text.` })
    if (seen.has(id)) note(list, { file, place, sentence: `The refusal of ${who} stands there twice.` })
    seen.add(id)
    const found = takeTold(ledger.told, {
      ...{ action: 'version.declined', at: textAt(row, 'declinedAt'), actor: textAt(row, 'personId') },
      ...{ fingerprint, said: textAt(row, 'reason') },
    })
    if (!found)
      note(ledger.list, { file, place, sentence: `The refusal of ${who} is not as the ledger tells it.` })
    else if (found.name !== '' && found.name !== who)
      note(ledger.list, { file, place, sentence: `${who} had another name in the ledger, at the refusal.` })
  }
  const good =
    count === 0
      ? 'Nobody had declined to acknowledge this version.'
      : `${count === 1 ? 'The one refusal names' : `All ${count} refusals name`} the fingerprint of this text.`
  return checkOf('declines', list, good)
}
