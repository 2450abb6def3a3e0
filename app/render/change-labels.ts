// What happened to a section, as labels beside its heading: read without colour.
import type { ClauseDiff } from '../compare/document-diff'
import { audienceWords } from '../domain/group'
import { printable } from './printable'

/** "New", "Removed", "Changed", then where it stood, its former number, and whom it is for now. */
export function changeLabels(clause: ClauseDiff): string[] {
  const more = [...placeLabels(clause), ...audienceLabels(clause)]
  switch (clause.change) {
    case 'added':
      return ['New', ...more]
    case 'removed':
      return ['Removed', ...more]
    case 'changed':
      return ['Changed', ...more]
    case 'same':
      return more
    default:
      clause.change satisfies never
      return more
  }
}

function placeLabels({ movedFrom, numberWas, underWas }: ClauseDiff): string[] {
  if (movedFrom !== undefined) {
    return [`Moved from ${movedFrom}${underWas ? `, under “${printable(underWas)}”` : ''}`]
  }
  return numberWas === undefined ? [] : [`Number was ${numberWas}`]
}

/** "Now for Volunteers, was for everyone"; without a change, "For Volunteers". */
function audienceLabels({ audience, audienceWas }: ClauseDiff): string[] {
  const now = printable(audience ? audienceWords(audience) : 'everyone')
  if (audienceWas) return [`Now for ${now}, was for ${printable(audienceWords(audienceWas))}`]
  return audience ? [`For ${now}`] : []
}
