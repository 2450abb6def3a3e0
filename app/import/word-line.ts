// Lines of a Word file made comparable: white space as one space, looks only where there is a letter to have them.
import type { Run } from '../domain/policy-document'
import { withoutInvisible } from './clean-characters'

export type Frame = 'note' | 'warning' | 'quote' | 'statement'

/** The frame that a paragraph's style draws, by the style's id; null for other styles. */
export function frameOfStyle(style: string): Frame | null {
  return style === 'note' || style === 'warning' || style === 'quote' || style === 'statement' ? style : null
}

/** The words of runs without their looks: single spaces, none at the ends; a break is a space. */
export function plainText(runs: Run[]): string {
  const joined = runs.map((run) => (run.kind === 'break' ? ' ' : run.text)).join('')
  return flat(withoutInvisible(joined))
}

/** White space as one space, none at the ends; nothing where there is nothing else, whatever kind of space it is. */
export function flat(text: string): string {
  if (text.trim() === '') return ''
  return text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '')
}

/** One text for runs that say the same in the same looks; blank runs of any kind of space say nothing, as in `flat`. */
export function keyOfRuns(runs: Run[]): string {
  if (plainText(runs) === '') return ''
  let key = ''
  let looks = ''
  let space = true
  for (const run of runs) {
    if (run.kind === 'break') {
      key = `${space && key.endsWith(' ') ? key.slice(0, -1) : key}\u0001`
      space = true
      continue
    }
    const now = `${run.strong ? 'b' : ''}${run.emphasis ? 'i' : ''}${run.href ?? ''}`
    for (const piece of withoutInvisible(run.text).split(/([\t\n\r ]+)/)) {
      if (piece === '') continue
      if (/^[\t\n\r ]/.test(piece)) {
        if (!space) key += ' '
        space = true
        continue
      }
      if (now !== looks) key += `\u0002${now}\u0002`
      looks = now
      key += piece
      space = false
    }
  }
  return key.replace(/[ \u0001]+$/, '').replace(/^\u0001+/, '')
}
