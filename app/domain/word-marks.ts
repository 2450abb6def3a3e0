// What an exported Word file carries beside its words, so that it can come back: which clause is where, and the text it started from.
import type { ClauseId, PolicyDocument } from './policy-document'

/** The part of the package that holds `WordBase`, and the namespace of its one element. */
export const basePart = 'customXml/item1.xml'
export const baseNamespace = 'urn:candor:word-base:1'

/** What the file was made from. Stands in the package as base64 of UTF-8 JSON inside `<base xmlns="urn:candor:word-base:1">`. */
export type WordBase = {
  format: 1
  /** The policy's slug; "" when a file was made without a store. */
  policy: string
  /** Of the whole text it was made from: a version's, or what the draft gave. */
  fingerprint: string
  /** The text in the file, our own tracked changes taken in. For an audience it is a part of the whole. */
  document: PolicyDocument
  /** With a redline: the fingerprint of the text it is compared with. */
  against?: string
  /** The words of each paragraph around the sections, of headers and footers too, so that a change there can be told. */
  around?: string[]
  /** Who and when our own tracked changes say; anything else in the file was made by people afterwards. ISO to the second. */
  ours: { author: string; at: string }[]
}

const tagPrefix = 'candor:clause:'

/** The tag of the content control around a clause: `w:sdtPr/w:tag/@w:val`. */
export function clauseTag(id: ClauseId): string {
  return `${tagPrefix}${id}`
}

/** The clause that a content control's tag names, or undefined for somebody else's control. */
export function clauseOfTag(tag: string): ClauseId | undefined {
  return tag.startsWith(tagPrefix) ? tag.slice(tagPrefix.length) : undefined
}

const bookmarkPrefix = 'candor_'

/**
 * The bookmark in a clause's heading, for programs that drop content controls. By the clause's place in reading order,
 * from 1: a bookmark has room for 40 characters and an id may be longer. The base says which clause stands there.
 */
export function clauseBookmark(place: number): string {
  return `${bookmarkPrefix}${place}`
}

/** The place that such a bookmark names, or undefined for another bookmark. */
export function placeOfBookmark(name: string): number | undefined {
  const place = /^candor_([1-9]\d{0,4})$/.exec(name)?.[1]
  return place === undefined ? undefined : Number(place)
}
