// The content control around each clause in Word, which carries the clause's id, and the bookmarks in its heading.
import { BookmarkEnd, BookmarkStart, BuilderElement, FileChild, type XmlComponent } from 'docx'
import type { Clause } from '../domain/policy-document'
import { clauseTag } from '../domain/word-marks'
import { headingWords } from './clause-heading'

/** Word refuses a file in which the tag or the title of a control is longer. */
const longestLabel = 64

/**
 * A clause's own words in a control: tag by its id, titled with number and heading. Sub-clauses stand in controls of
 * their own after it. An id too long for a tag has none; the bookmark in the heading still says the place.
 */
export function clauseControl(clause: Clause, children: XmlComponent[], controlId: number): FileChild {
  const tag = clauseTag(clause.id)
  const control = new FileChild('w:sdt')
  control.addChildElement(
    element('w:sdtPr', [
      valueElement('w:alias', shortened(`${clause.number} ${headingWords(clause)}`.trim())),
      ...(tag.length > longestLabel ? [] : [valueElement('w:tag', tag)]),
      valueElement('w:id', controlId),
    ]),
  )
  control.addChildElement(element('w:sdtContent', children))
  return control
}

/** What a heading holds, inside bookmarks with these names. Ids of bookmarks begin with `firstId`. */
export function bookmarked(names: string[], children: XmlComponent[], firstId: number): XmlComponent[] {
  return [
    ...names.map((name, index) => new BookmarkStart(name, firstId + index)),
    ...children,
    ...names.map((_, index) => new BookmarkEnd(firstId + index)),
  ]
}

/** The library takes only what says of itself that it may stand in the body. */
export function bodyChild<Child extends XmlComponent>(child: Child): Child & { fileChild: symbol } {
  return Object.assign(child, { fileChild: Symbol('body') })
}

/** An element for which the library has no writer. */
function element(name: string, children: XmlComponent[]): BuilderElement {
  return new BuilderElement({ name, children })
}

function valueElement(name: string, value: string | number): BuilderElement {
  return new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } })
}

/** At most `longestLabel` UTF-16 units, and no half of a surrogate pair. */
function shortened(label: string): string {
  if (label.length <= longestLabel) return label
  return `${label.slice(0, longestLabel - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
