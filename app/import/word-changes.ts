// Tracked changes of a Word body: taken in or left out as chosen, and each one told with its words and its author.
import { dayText } from '../domain/date-words'
import type { BodyState, OpenChange } from './word-body-state'
import type { Attributes } from './xml'

/** An insertion, deletion or move begins: around words, at a paragraph's end, or for a whole row. */
export function openChange(state: BodyState, name: string, attributes: Attributes): void {
  const change: OpenChange = {
    kind: name === 'w:ins' || name === 'w:moveTo' ? 'inserted' : 'deleted',
    moved: name.startsWith('w:move'),
    author: (attributes['w:author'] ?? '').trim().slice(0, 80),
    date: (attributes['w:date'] ?? '').slice(0, 10),
    text: '',
  }
  state.hasTrackedChanges = true
  const parent = state.path.at(-1)
  if (parent === 'w:rPr') return markOfParagraph(state, change)
  if (parent === 'w:trPr') {
    const table = state.tables.at(-1)
    if (table) table.rowChange = change
    return
  }
  state.changes.push(change)
}

/** An insertion, deletion or move around words ends. Neighbours by the same person are told as one. */
export function closeChange(state: BodyState): void {
  const parent = state.path.at(-1)
  if (parent === 'w:rPr' || parent === 'w:trPr') return
  const change = state.changes.pop()
  if (!change || change.text.trim() === '') return
  const before = state.toldChange
  if (
    before &&
    before.kind === change.kind &&
    before.author === change.author &&
    before.moved === change.moved
  ) {
    before.text += change.text
    return
  }
  tellChange(state)
  state.toldChange = change
}

/** Tells the change that waited for its neighbours. */
export function tellChange(state: BodyState): void {
  if (state.toldChange) tell(state, state.toldChange, 'words')
  state.toldChange = undefined
}

/** A row ends that was inserted or deleted as a whole. True when it is not in the text that was chosen. */
export function closeRowChange(state: BodyState, change: OpenChange): boolean {
  tell(state, change, 'a row of a table')
  return !isIn(state, change)
}

/** A change of looks: the new looks stay, as far as a policy has looks. */
export function changeOfLooks(state: BodyState): void {
  state.hasTrackedChanges = true
  const what = 'A tracked change of looks (style, spacing, bold) was not decided; the newer look counts.'
  state.losses.count('tracked-change', what, state.place)
}

function markOfParagraph(state: BodyState, change: OpenChange): void {
  const paragraph = state.paragraphs.at(-1)
  if (!paragraph) return
  if (!isIn(state, change)) paragraph.runsOn = true
  const what =
    change.kind === 'inserted'
      ? 'A paragraph break was proposed that nobody decided.'
      : 'The end of a paragraph was proposed to go, which joins it with the next.'
  state.losses.count('tracked-change', what, state.place)
}

function isIn(state: BodyState, change: OpenChange): boolean {
  return change.kind === (state.facts.changes === 'taken-in' ? 'inserted' : 'deleted')
}

function tell(state: BodyState, change: OpenChange, thing: string): void {
  const who = change.author === '' ? 'Somebody' : change.author
  const when = !Number.isNaN(Date.parse(change.date)) ? ` on ${dayText(change.date)}` : ''
  const did = change.moved
    ? `moved ${thing} ${change.kind === 'inserted' ? 'to here' : 'away from here'}`
    : change.kind === 'inserted'
      ? `proposed to add ${thing}`
      : `proposed to take out ${thing}`
  state.losses.note({
    kind: 'tracked-change',
    what: `${who} ${did}${when}, and nobody decided. ${isIn(state, change) ? 'It is in the draft.' : 'It is not in the draft.'}`,
    at: state.place,
    text: change.text,
  })
}
