// What stands around the sections of a returned file: ours, so it is not brought in, but a change in it is told.
import type { MetLoss } from '../domain/outline'
import { areAlike } from '../compare/word-diff'
import { splitWords } from '../domain/words'
import { withoutInvisible } from './clean-characters'
import { flat } from './word-line'
import { authorsIn } from './word-return-clauses'
import { isIn, textOfRaw, type RawFlow, type RawItem, type RawParagraph } from './word-return-raw'

const nobody: ReadonlySet<string> = new Set()

/** The words of a header or footer. */
export type BesideText = { type: string; text: string }

/** Changes in title block, contents, records, headers and footers. `printed` is what the export wrote there, if known. */
export function changesAround(
  flow: RawFlow,
  { printed, beside }: { printed: string[] | undefined; beside: BesideText[] },
): MetLoss[] {
  const paragraphs = paragraphsIn(flow)
  const tracked = trackedAround(paragraphs)
  if (!printed) return tracked
  return [...tracked, ...untrackedAround(paragraphs, { printed, beside }), ...changesBeside(beside, printed)]
}

/** Words in headers and footers that the export printed nowhere. Page numbers are fields: every program writes its own. */
function changesBeside(beside: BesideText[], printed: string[]): MetLoss[] {
  const known = new Set(['Page', 'of', ...printed.flatMap(splitWords)])
  const told = new Set<string>()
  return beside.flatMap(({ type, text }): MetLoss[] => {
    const strange = splitWords(text.replace(/\bPage\s*\d*\s*of\s*\d*/g, '')).filter(
      (word) => !known.has(word),
    )
    if (strange.length === 0 || told.has(text)) return []
    told.add(text)
    const what = `Words in a ${type} were changed: ${strange.slice(0, 20).join(' ')}. Candor prints its own ${type}.`
    return [
      { kind: 'page-header', what, at: type === 'header' ? 'top of the pages' : 'foot of the pages', text },
    ]
  })
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

/** The contents are made anew by every program, so their lines do not count. */
function untrackedAround(
  paragraphs: RawParagraph[],
  { printed, beside }: { printed: string[]; beside: BesideText[] },
): MetLoss[] {
  const left = new Map<string, number>()
  for (const text of printed.map(plain)) left.set(text, (left.get(text) ?? 0) + 1)
  const strange = paragraphs.flatMap((paragraph) => {
    const text = plain(textOfRaw([paragraph], nobody))
    const count = left.get(text) ?? 0
    if (count > 0) left.set(text, count - 1)
    return text === '' || count > 0 || paragraph.inContents ? [] : [{ text, place: paragraph.place }]
  })
  const onPages = new Set(beside.flatMap(({ text }) => splitWords(text)))
  const missing = [...left].filter(
    ([text, count]) => count > 0 && !splitWords(text).every((word) => onPages.has(word)),
  )
  const was = new Set(missing.map(([text]) => text))
  const changed = strange.map(({ text, place }) => {
    const former = [...was].find((one) => areAlike(one, text))
    if (former !== undefined) was.delete(former)
    return told(
      former === undefined
        ? 'These words stand in what Candor prints around the sections, and are not its own.'
        : `Words in what Candor prints around the sections were changed. They were “${former.slice(0, 300)}”.`,
      place,
      text,
    )
  })
  was.delete('Contents')
  const gone = [...was].map((text) =>
    told('Words that Candor prints around the sections were taken out.', 0, text),
  )
  return [...changed, ...gone]
}

function plain(text: string): string {
  return flat(withoutInvisible(text))
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
