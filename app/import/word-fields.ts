// Fields and links of a Word body: their words stay, what they did is told.
import { safeHref } from '../domain/policy-document'
import { tellAddress, tellField, tellInnerLink } from './word-field-losses'
import type { BodyState, OpenField } from './word-body-state'
import { inContents } from './word-text'
import type { Attributes } from './xml'

/** Fields that stand for nothing a reader sees. */
const unseen = /^(XE|TC|TA|RD|ASK|SET|PRIVATE)$/

/** A field begins, is divided or ends. */
export function fieldCharacter(state: BodyState, attributes: Attributes): void {
  const field = state.fields.at(-1)
  switch (attributes['w:fldCharType']) {
    case 'begin':
      state.fields.push({ code: '', inResult: false, isLink: false, text: '' })
      break
    case 'separate':
      if (field) openResult(state, field)
      break
    case 'end':
      closeField(state)
      break
    default:
      break
  }
}

/** A field whose code stands in an attribute. */
export function openSimpleField(state: BodyState, attributes: Attributes): void {
  const field = { code: attributes['w:instr'] ?? '', inResult: false, isLink: false, text: '' }
  state.fields.push(field)
  openResult(state, field)
}

/** A piece of a field's code. */
export function addFieldCode(state: BodyState, code: string): void {
  const field = state.fields.at(-1)
  if (field && field.code.length < 2_000) field.code += code
}

function openResult(state: BodyState, field: OpenField): void {
  if (/^\s*TOC\b/i.test(field.code) && !state.controls.some((control) => control.isContents))
    state.contentsLists += 1
  field.inResult = true
  const address = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(field.code)?.[1]
  if (address === undefined) return
  field.isLink = true
  openAddress(state, address)
}

/** The innermost field ends. */
export function closeField(state: BodyState): void {
  const field = state.fields.pop()
  if (!field) return
  if (field.isLink) state.links.pop()
  const kind = /^\s*([A-Za-z]+)/.exec(field.code)?.[1]?.toUpperCase() ?? ''
  if (kind === 'TOC' || kind === 'HYPERLINK' || unseen.test(kind) || inContents(state)) return
  if (kind === 'FORMCHECKBOX')
    return state.losses.count('field', 'A tick box of a form was left out.', state.place)
  if (kind === 'PAGEREF' || kind === 'REF' || kind === 'NOTEREF') {
    const what =
      'This pointed to another place of the file. Its words stand as they were; check that they are still right.'
    return state.losses.note({ kind: 'reference', what, at: state.place, text: field.text })
  }
  tellField(state, kind, field.text)
}

/** A link begins: to an address outside, or to a place inside the file. */
export function openLink(state: BodyState, attributes: Attributes): void {
  const relation = state.facts.relations.get(attributes['r:id'] ?? '')
  if (relation?.external) return openAddress(state, relation.target)
  state.links.push('')
  if (inContents(state)) return
  tellInnerLink(state)
}

/** The innermost link ends. */
export function closeLink(state: BodyState): void {
  state.links.pop()
}

function openAddress(state: BodyState, address: string): void {
  const href = safeHref(address)
  state.links.push(href ?? '')
  if (href !== undefined) return
  tellAddress(state, address)
}
