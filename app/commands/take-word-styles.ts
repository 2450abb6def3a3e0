// Take the look of an organisation's own Word file in every Word export, and end that use. No file is ever deleted.
import { endWordStylesInUse, findWordStyles, insertWordStyles } from '../../db/word-styles'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { inTurn } from '../import/one-at-a-time'
import { readWordLook } from '../import/word-look'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Takes the look of a Word file. It replaces the one in use. Refuses what is no Word file, one larger than 10 MB,
 * and the file that is in use already.
 */
export async function takeWordStyles(
  desk: Desk,
  file: { name: string; bytes: Uint8Array },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  if (!may(person, 'change-settings')) return notAllowed
  const read = await inTurn(() => readWordLook(file.bytes))
  if (!read.ok) return { ...read, fields: { file: read.sentence } }
  const { sha256 } = read.value.look
  return change(desk, async ({ trx, at, record }) => {
    if ((await findWordStyles(trx))?.sha256 === sha256) {
      const sentence =
        'This file is in use already. Choose another one, or change it in Word and save it first.'
      return refused('same-styles', sentence, { file: sentence })
    }
    await endWordStylesInUse(trx, at)
    const fileName = shownName(file.name)
    const id = await insertWordStyles(trx, { fileName, sha256, bytes: file.bytes, by: person, at })
    await record({
      action: 'word-styles.used',
      subject: { kind: 'word-styles', id },
      detail: { sha256 },
    })
    return accepted(null)
  })
}

/** Word exports look as Candor makes them again. Refuses when they do already. */
export async function endWordStyles(desk: Desk): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings')) return notAllowed
  return change(desk, async ({ trx, at, record }) => {
    const used = await findWordStyles(trx)
    if (!used)
      return refused(
        'no-styles-used',
        'No file of your own is in use. Open the page again to see it as it is.',
      )
    await endWordStylesInUse(trx, at)
    await record({
      action: 'word-styles.ended',
      subject: { kind: 'word-styles', id: used.id },
      detail: { sha256: used.sha256 },
    })
    return accepted(null)
  })
}

const notAllowed = refused('not-allowed', 'Only administrators change how Word files look. Ask one of them.')

/** The name alone, as text that every page can show. */
function shownName(name: string): string {
  const own = name.split(/[/\\]/).pop() ?? ''
  return (
    own
      .replace(/[\p{C}]/gu, '')
      .trim()
      .slice(0, 120) || 'A Word file'
  )
}
