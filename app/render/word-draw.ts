// Flows drawn with the docx library, tracked changes and all.
import type { Paragraph, Table, XmlComponent } from 'docx'
import type { Flow, FlowFrame } from './word-flow'
import type { Pen } from './word-pen'
import { quickStretch } from './word-quick'
import { drawnParagraph, onlyParagraph } from './word-runs'
import { drawnTable, frameTable } from './word-tables'

/** What stands in the body of a document. */
export function drawn(flows: Flow[], pen: Pen): XmlComponent[] {
  const all: XmlComponent[] = []
  for (let at = 0; at < flows.length;) {
    const stretch = quickStretch(flows, at, pen.written)
    const flow = flows[at]
    if (stretch) all.push(stretch.drawn)
    else if (flow)
      all.push(...(flow.kind === 'paragraph' ? drawnParagraph(flow, pen) : [drawnBlock(flow, pen)]))
    at = stretch?.next ?? at + 1
  }
  return all
}

/** What stands in a cell or on the first level of the body: nothing in it moves. */
export function drawnInPlace(flows: Flow[], pen: Pen): (Paragraph | Table)[] {
  return flows.map((flow) => (flow.kind === 'paragraph' ? onlyParagraph(flow, pen) : drawnBlock(flow, pen)))
}

function drawnBlock(flow: Exclude<Flow, { kind: 'paragraph' }>, pen: Pen): Paragraph | Table {
  return flow.kind === 'table' ? drawnTable(flow, pen) : drawnFrame(flow, pen)
}

function drawnFrame(flow: FlowFrame, pen: Pen): Table {
  return frameTable(flow, drawnInPlace(flow.children, pen), pen)
}
