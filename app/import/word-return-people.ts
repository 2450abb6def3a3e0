// How many people may have changed one file: for each of them every section they touched is read once more.
import { ImportProblem } from './problem'
import { marksIn, type RawFlow } from './word-return-raw'

const mostAuthors = 50

/** @throws ImportProblem when more people changed a file than are told apart */
export function refuseCrowds(flow: RawFlow): void {
  const authors = new Set(marksIn(flow).map((mark) => mark.author))
  if (authors.size <= mostAuthors) return
  throw new ImportProblem(
    'too-many-authors',
    `${authors.size} people changed this file, and at most ${mostAuthors} are told apart. Accept or reject changes that are settled in Word, save it, and choose it again.`,
  )
}
