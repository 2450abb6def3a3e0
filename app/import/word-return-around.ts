// What stands around the sections of a returned file: ours, so it is not brought in, but a change in it is told.
import type { MetLoss } from '../domain/outline'
import { areAlike } from '../domain/word-diff'
import { flat } from './word-line'
import { authorsIn } from './word-return-clauses'
import { isIn, textOfRaw, type RawFlow, type RawItem, type RawParagraph } from './word-return-raw'

const nobody: ReadonlySet<string> = new Set()

/** Changes in title block, contents and records. `printed` is what the export wrote there, where the file says so. */
export function changesAround(flow: RawFlow, printed: string[] | undefined): MetLoss[] {
  const paragraphs = paragraphsIn(flow)
  return [...trackedAround(paragraphs), ...untrackedAround(paragraphs, printed)]
}

function trackedAround(paragraphs: RawParagraph[]): MetLoss[] {
  return paragraphs.flatMap((paragraph) =>
    [...authorsIn([paragraph]).keys()].flatMap((author): MetLoss[] => {
      const changed = paragraph.runs.filter((run) => !isIn(run, nobody) || run.del.length > 0)
      const [put, gone] = [
        flat(
          changed
            .filter((run) => run.ins.some((mark) => mark.author === author))
            .map((run) => run.text)
            .join(' '),
        ),
        flat(
          changed
            .filter((run) => run.del.some((mark) => mark.author === author && !mark.ours))
            .map((run) => run.text)
            .join(' '),
        ),
      ]
      return [
        ...(put === ''
          ? []
          : [told(`${author} added words in what Candor prints around the sections.`, paragraph.place, put)]),
        ...(gone === ''
          ? []
          : [
              told(
                `${author} took out words in what Candor prints around the sections.`,
                paragraph.place,
                gone,
              ),
            ]),
      ]
    }),
  )
}

/** The contents are made anew by every program: lines of them count only when no heading and no printed line is in them. */
function untrackedAround(paragraphs: RawParagraph[], printed: string[] | undefined): MetLoss[] {
  if (!printed) return []
  const left = new Map<string, number>()
  for (const text of printed.map(flat)) left.set(text, (left.get(text) ?? 0) + 1)
  const strange = paragraphs.flatMap((paragraph) => {
    const text = flat(textOfRaw([paragraph], nobody))
    const count = left.get(text) ?? 0
    if (count > 0) left.set(text, count - 1)
    return text === '' || count > 0 || paragraph.inContents ? [] : [{ text, place: paragraph.place }]
  })
  const missing = [...left].filter(([text, count]) => text !== '' && count > 0).map(([text]) => text)
  return strange.map(({ text, place }) => {
    const was = missing.find((one) => areAlike(one, text))
    return told(
      was === undefined
        ? 'These words stand in what Candor prints around the sections, and are not its own.'
        : `Words in what Candor prints around the sections were changed. They were “${was.slice(0, 300)}”.`,
      place,
      text,
    )
  })
}

function told(what: string, at: number, text: string): MetLoss {
  return {
    kind: 'page-header',
    what: `${what} They are not brought in: change them in the draft or in the settings.`,
    at,
    text,
  }
}

function paragraphsIn(flow: RawFlow): RawParagraph[] {
  return flow.flatMap((item: RawItem): RawParagraph[] =>
    item.kind === 'paragraph'
      ? [item]
      : item.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.flow))),
  )
}
