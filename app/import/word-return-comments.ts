// Comments of a returned Word file: who said what when, by the id that the body points to.
import { authorName, instantOf } from './word-return-text'
import { withoutInvisible } from './clean-characters'
import type { WordPackage } from './word-package'
import { readXml } from './xml'

export type FileComment = { id: string; author: string; at: string; text: string }

/** Characters of one comment that are read, and comments of one file. */
const longest = 20_000
const mostComments = 2_000

/** The comments of a part in its order; none without the part. */
export async function readComments(
  file: WordPackage,
  part: string | undefined,
): Promise<{ comments: FileComment[]; left: number }> {
  const comments: FileComment[] = []
  const pieces = part === undefined ? undefined : file.read(part)
  if (!pieces || part === undefined) return { comments, left: 0 }
  let open: FileComment | undefined
  let inText = false
  let left = 0
  await readXml(pieces, part, {
    open(name, attributes) {
      if (name === 'w:comment') {
        const author = authorName(attributes['w:author'] ?? '')
        open = { id: attributes['w:id'] ?? '', author, at: instantOf(attributes['w:date'] ?? ''), text: '' }
      }
      if (!open || open.text.length > longest) return
      if (name === 'w:p' && open.text !== '') open.text += '\n'
      if (name === 'w:br' || name === 'w:cr') open.text += '\n'
      if (name === 'w:tab') open.text += ' '
      inText = name === 'w:t'
    },
    close(name) {
      if (name === 'w:t') inText = false
      if (name !== 'w:comment' || !open) return
      const text = open.text.trim()
      if (comments.length >= mostComments) left += 1
      else if (text !== '') comments.push({ ...open, text })
      open = undefined
    },
    text(text) {
      if (open && inText && open.text.length <= longest) open.text += withoutInvisible(text)
    },
  })
  return { comments, left }
}
