// What the reader of a returned Word body keeps in hand between one element and the next, and what it gives at the end.
import { ImportProblem } from './problem'
import type { LossLog } from './loss-log'
import type { Budget } from './word-flow'
import type { WordNote } from './word-notes'
import type { WordNumbering } from './word-numbering'
import type { Relation } from './word-relations'
import type { Anchor, Mark, RawFlow, RawParagraph, RawRow, RawTable } from './word-return-raw'
import type { WordStyles } from './word-styles'

export type ReturnFacts = {
  styles: WordStyles
  numbering: WordNumbering
  relations: Map<string, Relation>
  /** The colour of text that has none of its own: some programs write it everywhere. */
  inks: ReadonlySet<string>
  footnotes: Map<string, WordNote>
  endnotes: Map<string, WordNote>
  /** "author at" of our own tracked changes. */
  ours: ReadonlySet<string>
}

/** Looks of words that a policy does not have: "coloured", and the paragraph they stand in. */
export type Look = { what: string; place: number; text: string }

export type ReturnBody = {
  flow: RawFlow
  anchors: Map<string, Anchor>
  looks: Look[]
}

export type OpenTable = {
  table: RawTable
  row: RawRow | undefined
  cell: RawRow['cells'][number] | undefined
}

export type OpenRun = {
  styleId: string | undefined
  bold: boolean | undefined
  italic: boolean | undefined
  hidden: boolean
  looks: string[]
  text: string
}

type Paragraph = RawParagraph & {
  numId: string | undefined
  level: number | undefined
  outline: number | undefined
}

export type ReturnState = ReturnBody & {
  facts: ReturnFacts
  losses: LossLog
  budget: Budget
  pieces: number
  path: string[]
  passedOver: number
  flows: RawFlow[]
  paragraphs: Paragraph[]
  tables: OpenTable[]
  runs: OpenRun[]
  changes: { kind: 'ins' | 'del'; mark: Mark }[]
  ins: Mark[]
  del: Mark[]
  links: string[]
  fields: { code: string; inResult: boolean; isLink: boolean; text: string }[]
  drawings: { about: string; kind: string; holdsText: boolean }[]
  controls: { clause: string | undefined; isContents: boolean }[]
  openComments: Map<string, { paragraph: RawParagraph | undefined; quote: string }>
  bookmark: number | undefined
  hidden: string
  formula: string
  place: number
}

/** Stretches of words with looks or changes of their own. */
const mostStretches = 200_000

export function returnState(facts: ReturnFacts, losses: LossLog): ReturnState {
  return {
    facts,
    losses,
    flow: [],
    anchors: new Map(),
    looks: [],
    budget: { characters: 0, pieces: 0 },
    pieces: 0,
    path: [],
    passedOver: 0,
    flows: [],
    paragraphs: [],
    tables: [],
    runs: [],
    changes: [],
    ins: [],
    del: [],
    links: [],
    fields: [],
    drawings: [],
    controls: [],
    openComments: new Map(),
    bookmark: undefined,
    hidden: '',
    formula: '',
    place: 1,
  }
}

/** Counts a stretch against the bound. @throws ImportProblem when it is reached */
export function spendStretch(state: ReturnState): void {
  state.pieces += 1
  if (state.pieces <= mostStretches) return
  throw new ImportProblem(
    'too-many-runs',
    'The text of the file is in more than 200,000 pieces with looks or changes of their own, and no more are read. Accept or reject changes that are settled in Word, save it, and choose it again.',
  )
}

/** The flow that paragraphs and tables go into now. */
export function openFlow(state: ReturnState): RawFlow {
  return state.flows.at(-1) ?? state.flow
}

/** The clause of the innermost of our controls. */
export function openControl(state: ReturnState): string | undefined {
  return state.controls.findLast((control) => control.clause !== undefined)?.clause
}
