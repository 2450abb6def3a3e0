// What stands in the body of a Word file, in order: paragraphs and tables, before they become headings, lists and blocks.
import { ImportProblem } from './problem'
import type { Run } from '../domain/policy-document'

export type FlowParagraph = {
  kind: 'paragraph'
  /** Counts the paragraphs of the file that hold words, from 1. */
  place: number
  runs: Run[]
  /** 1 to 9, or null. */
  heading: number | null
  isTitle: boolean
  isQuote: boolean
  list: { numId: string; level: number } | null
  /** Every word of it is bold, by hand or by style. */
  allBold: boolean
  /** Ids of the footnotes that it refers to, as the draft calls them. */
  notes: { label: string; text: string }[]
}

export type FlowTable = {
  kind: 'table'
  place: number
  rows: { isHeader: boolean; cells: FlowCell[] }[]
}

export type FlowCell = { flow: Flow; span: number; continues: boolean }

/** A text box: its words stood beside the paragraph before it. */
export type FlowBox = { kind: 'box'; place: number; flow: Flow }

export type Flow = (FlowParagraph | FlowTable | FlowBox)[]

/** The text of one file, in characters: about 700 pages. */
export const mostCharacters = 2_000_000

/** Paragraphs with words, and cells of tables: each costs memory of its own. */
const mostPieces = 60_000

export type Budget = { characters: number; pieces: number }

/** Counts text against the bound. @throws ImportProblem when it is reached */
export function spendText(budget: Budget, text: string): void {
  budget.characters += text.length
  if (budget.characters <= mostCharacters) return
  throw new ImportProblem(
    'text-too-long',
    'The file holds more than 2,000,000 characters, which is about 700 pages, and no more are read. Split it, and bring the parts in one by one.',
  )
}

/** Counts a paragraph or a cell against the bound. @throws ImportProblem when it is reached */
export function spendPiece(budget: Budget): void {
  budget.pieces += 1
  if (budget.pieces <= mostPieces) return
  throw new ImportProblem(
    'too-many-paragraphs',
    'The file holds more than 60,000 paragraphs and table cells, and no more are read. Split it, and bring the parts in one by one.',
  )
}
