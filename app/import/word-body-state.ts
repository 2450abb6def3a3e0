// What the reader of a Word body keeps in hand between one element and the next.
import type { Run } from '../domain/policy-document'
import type { LossLog } from './loss-log'
import type { Budget, Flow, FlowCell, FlowTable } from './word-flow'
import type { WordNote } from './word-notes'
import type { WordNumbering } from './word-numbering'
import type { Relation } from './word-relations'
import type { WordStyles } from './word-styles'

/** What happens to changes that nobody decided: the text with them, or the text before them. */
export type ChangesChoice = 'taken-in' | 'left-out'

export type BodyFacts = {
  changes: ChangesChoice
  styles: WordStyles
  numbering: WordNumbering
  relations: Map<string, Relation>
  comments: Map<string, WordNote>
  footnotes: Map<string, WordNote>
  endnotes: Map<string, WordNote>
}

export type OpenParagraph = {
  styleId: string | undefined
  outline: number | undefined
  numId: string | undefined
  level: number | undefined
  runs: Run[]
  /** Letters in it, and how many of them are bold. */
  letters: number
  boldLetters: number
  notes: { label: string; text: string }[]
  /** Text boxes that hang on it. */
  boxes: Flow
  /** Its end is a tracked change: it runs on into the next paragraph. */
  runsOn: boolean
}

export type OpenRun = {
  styleId: string | undefined
  bold: boolean | undefined
  italic: boolean | undefined
  hidden: boolean | undefined
  struck: boolean
  marked: boolean
  underlined: boolean
  raised: boolean
  text: string
}

/** A tracked change that is open; its words gather until it closes. */
export type OpenChange = {
  kind: 'inserted' | 'deleted'
  moved: boolean
  author: string
  date: string
  text: string
}

export type OpenField = { code: string; inResult: boolean; isLink: boolean; text: string }

export type OpenDrawing = { about: string; kind: string; holdsText: boolean }

export type OpenTable = {
  table: FlowTable
  row: FlowTable['rows'][number] | undefined
  /** The row as a whole was inserted or deleted. */
  rowChange: OpenChange | undefined
  cell: FlowCell | undefined
}

export type BodyState = {
  facts: BodyFacts
  losses: LossLog
  budget: Budget
  /** Names of the open elements. */
  path: string[]
  /** Depth of the element whose inside is passed over; 0 for none. */
  passedOver: number
  /** Where paragraphs and tables go: the body, a cell, a text box. */
  flows: Flow[]
  paragraphs: OpenParagraph[]
  tables: OpenTable[]
  runs: OpenRun[]
  changes: OpenChange[]
  /** The last closed change: its neighbour by the same person is one with it. */
  toldChange: OpenChange | undefined
  /** Addresses of the open links; "" for one that leads nowhere. */
  links: string[]
  fields: OpenField[]
  drawings: OpenDrawing[]
  /** Content controls: whether each holds a table of contents. */
  controls: { isContents: boolean; isPlaceholder: boolean }[]
  /** Words of a paragraph whose end was taken away. */
  carried: Pick<OpenParagraph, 'runs' | 'letters' | 'boldLetters' | 'notes'> | undefined
  hidden: string
  formula: string
  place: number
  noteCount: number
  /** Comments and notes that the body points to. */
  met: Set<string>
  contentsLists: number
  hasTrackedChanges: boolean
}

export function bodyState(facts: BodyFacts, losses: LossLog): BodyState {
  return {
    facts,
    losses,
    budget: { characters: 0, pieces: 0 },
    path: [],
    passedOver: 0,
    flows: [[]],
    paragraphs: [],
    tables: [],
    runs: [],
    changes: [],
    links: [],
    fields: [],
    drawings: [],
    toldChange: undefined,
    controls: [],
    carried: undefined,
    hidden: '',
    formula: '',
    place: 1,
    noteCount: 0,
    met: new Set(),
    contentsLists: 0,
    hasTrackedChanges: false,
  }
}
