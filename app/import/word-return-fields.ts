// Fields and links of a returned Word body: their words stay; what they do is told, unless our own export wrote it.
import { safeHref } from '../domain/policy-document'
import { tellAddress, tellField, tellInnerLink } from './word-field-losses'
import { isInContents } from './word-return-parts'
import type { ReturnState } from './word-return-state'
import type { Attributes } from './xml'

type Field = ReturnState['fields'][number]

/** A field begins, is divided or ends. */
export function fieldSign(state: ReturnState, attributes: Attributes): void {
  const field = state.fields.at(-1)
  switch (attributes['w:fldCharType']) {
    case 'begin':
      return void state.fields.push({ code: '', inResult: false, isLink: false, text: '' })
    case 'separate':
      return field ? openResult(state, field) : undefined
    case 'end':
      return endField(state)
    default:
  }
}

/** A field whose code stands in an attribute. */
export function beginSimpleField(state: ReturnState, attributes: Attributes): void {
  const field = { code: attributes['w:instr'] ?? '', inResult: false, isLink: false, text: '' }
  state.fields.push(field)
  openResult(state, field)
}

function openResult(state: ReturnState, field: Field): void {
  field.inResult = true
  const address = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(field.code)?.[1]
  if (address === undefined) return
  field.isLink = true
  beginAddress(state, address)
}

/** The innermost field ends. */
export function endField(state: ReturnState): void {
  const inContents = isInContents(state)
  const field = state.fields.pop()
  if (!field) return
  if (field.isLink) state.links.pop()
  const kind = /^\s*([A-Za-z]+)/.exec(field.code)?.[1]?.toUpperCase() ?? ''
  if (inContents || kind === 'TOC' || kind === 'HYPERLINK') return
  tellField(state, kind, field.text)
}

/** A link begins: to an address outside, or to a place inside the file. */
export function beginLink(state: ReturnState, attributes: Attributes): void {
  const relation = state.facts.relations.get(attributes['r:id'] ?? '')
  if (relation?.external) return beginAddress(state, relation.target)
  state.links.push('')
  if (isInContents(state)) return
  tellInnerLink(state)
}

function beginAddress(state: ReturnState, address: string): void {
  const href = safeHref(address)
  const isAddress = href !== undefined && URL.canParse(href)
  state.links.push(isAddress ? new URL(href).href : '')
  if (isAddress) return
  tellAddress(state, address)
}
