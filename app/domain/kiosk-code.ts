// One-time codes for people without e-mail: how they are written, read aloud and typed, and when one still works.

/** Capital letters and digits that nobody mixes up, without vowels, so that no code spells a word. */
export const codeAlphabet = 'BCDFGHJKMNPQRTVWXY346789'
/** 24 to the tenth: about 6 × 10^13 codes. */
export const codeLength = 10
const groupLength = 5

/** How long a code works when nobody says otherwise, and the choices, in days. */
export const codeDays = [7, 14, 30] as const

/** "BCDFG-HJKMN": as it is printed. */
export function printedCode(code: string): string {
  return `${code.slice(0, groupLength)}-${code.slice(groupLength)}`
}

/** What somebody typed as a code, forgiving of case, spaces and hyphens; null when it can be none. */
export function readCode(typed: string): string | null {
  if (typed.length > 60) return null
  const code = typed.toUpperCase().replace(/[\s\p{Pd}_.]+/gu, '')
  return code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign)) ? code : null
}

/** A code as it stands in the store, with what decides whether it still works. */
export type KioskCodeFacts = {
  expiresAt: string
  usedAt: string | null
  /** A newer one was made. */
  endedAt: string | null
  campaignClosedAt: string | null
  personLeftAt: string | null
  /** The person still owes the campaign an answer. */
  isOwed: boolean
}

/**
 * True while a code works. Used, expired, replaced, of a campaign that was closed, of somebody who has left or owes nothing any
 * more: all of these are one and the same "no", so that a guess learns nothing.
 */
export function codeWorks(code: KioskCodeFacts, at: Date): boolean {
  const { usedAt, endedAt, campaignClosedAt, personLeftAt } = code
  if ([usedAt, endedAt, campaignClosedAt, personLeftAt].some((moment) => moment !== null)) return false
  return code.isOwed && code.expiresAt > at.toISOString()
}
