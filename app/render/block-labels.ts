// The words that renderers add to blocks, once for all formats: "Note", "0–5 min · Whoever sees it", "Incident lead".
import type { Block } from '../domain/policy-document'
import { printable } from './printable'

type Callout = Extract<Block, { kind: 'callout' }>
type Step = Extract<Block, { kind: 'step' }>

const roles: Record<string, string> = {
  'data-protection': 'Data protection',
  hr: 'Human resources',
  'it-security': 'IT security',
  'platform-support': 'The platform’s support',
}

/** The word that stands above a callout, so that its tone never rests on colour. */
export function calloutLabel(tone: Callout['tone']): string {
  return tone === 'warning' ? 'Warning' : 'Note'
}

/** "0–5 min": minutes as written, with the unit when they are figures. */
export function stepMinutes(step: Step): string {
  const minutes = printable(step.minutes).trim()
  return /^[\d\s–+-]+$/.test(minutes) && minutes !== '' ? `${minutes} min` : minutes
}

/** When, and who: "0–5 min · Whoever sees it". Empty when the step says neither. */
export function stepLabel(step: Step): string {
  return [stepMinutes(step), printable(step.who).trim()].filter((part) => part !== '').join(' · ')
}

/** The name of a contact's role key as people read it: "incident-lead" is "Incident lead". */
export function contactRole(role: string): string {
  const known = Object.hasOwn(roles, role) ? roles[role] : undefined
  if (known) return known
  const spaced = printable(role).replace(/-/g, ' ').trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
