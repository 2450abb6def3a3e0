// The change class proposed for a difference, with its grounds. A proposal: whoever approves sets the class.
import { judgeChanges, type ChangeVerdict, type ClauseVerdict, type DutyChange } from './duty-change'
import type { DocumentDiff } from './document-diff'
import type { ChangeClass } from '../governance/version'

/** `grounds` are whole sentences in plain English, the weightiest first, never none. */
export type ChangeClassProposal = { changeClass: ChangeClass; grounds: string[] }

/** As many grounds as people read before they decide; the rest is counted. */
const mostGrounds = 10

/**
 * Proposes material when a duty, a right or an audience changes; clarifying when words change without one; editorial
 * when spelling, punctuation, capitals, layout, addresses of links, order or numbers of sections are all that differs.
 * In a language other than English every changed word counts as a change of duty.
 */
export function proposeChangeClass(diff: DocumentDiff): ChangeClassProposal {
  return proposalOf(judgeChanges(diff))
}

/** The proposal that a verdict leads to, for a page that shows the verdict as well. */
export function proposalOf(verdict: ChangeVerdict): ChangeClassProposal {
  switch (verdict.weight) {
    case undefined:
      return { changeClass: 'editorial', grounds: ['Nothing that people read differs.'] }
    case 'editorial':
      return {
        changeClass: 'editorial',
        grounds: ['Only spelling, punctuation, layout, links or the order and numbers of sections differ.'],
      }
    case 'clarifying':
      return { changeClass: 'clarifying', grounds: clarifyingGrounds(verdict) }
    case 'material':
      return { changeClass: 'material', grounds: materialGrounds(verdict) }
    default:
      return verdict.weight satisfies never
  }
}

/** The section that a verdict is about: "Section 4.2, “Your accounts”". */
export function sectionName({ number, heading }: { number: string; heading: string }): string {
  return heading === '' ? `Section ${number}` : `Section ${number}, “${heading}”`
}

function clarifyingGrounds({ clauses, front }: ChangeVerdict): string[] {
  const reworded = clauses.filter((clause) => clause.weight === 'clarifying')
  const named = reworded
    .slice(0, mostGrounds)
    .map((clause) => `${sectionName(clause)}: ${wordsOfChange(clause)}.`)
  const more = reworded.length - named.length
  return [
    ...(front.weight === 'clarifying' ? ['The title or a line above the sections has other words.'] : []),
    ...named,
    ...(more > 0 ? [`${more} more sections have other words.`] : []),
    'No change was found that alters a duty or a right.',
  ]
}

function wordsOfChange(clause: ClauseVerdict): string {
  if (clause.change === 'added') return 'is new and states no duty'
  if (clause.change === 'removed') return 'was removed and stated no duty'
  return clause.change === 'same' ? 'stands in another place' : 'other words, the same duties'
}

function materialGrounds({ clauses, front }: ChangeVerdict): string[] {
  const all = [
    ...front.duties.map((duty) => `Above the sections: ${groundText(duty)}.`),
    ...clauses.flatMap(clauseGrounds),
  ]
  const more = all.length - mostGrounds
  if (more <= 0) return all
  return [
    ...all.slice(0, mostGrounds),
    `${more} more ${more === 1 ? 'change alters' : 'changes alter'} a duty or a right.`,
  ]
}

function clauseGrounds(clause: ClauseVerdict): string[] {
  const count = clause.duties.length
  if (count === 0) return []
  const sentences = count === 1 ? 'a duty or a right' : `${count} duties or rights`
  if (clause.change === 'added') return [`${sectionName(clause)}, is new and states ${sentences}.`]
  if (clause.change === 'removed') return [`${sectionName(clause)}, was removed and stated ${sentences}.`]
  return clause.duties.map((duty) => `${sectionName(clause)}: ${groundText(duty)}.`)
}

/** The grounds of one change as one phrase. */
export function groundText(duty: DutyChange): string {
  return duty.grounds.join('; ')
}
