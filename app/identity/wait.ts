// How long somebody must wait, in words.

/** "Too many tries. Wait 2 minutes, then try again." */
export function waitSentence(until: Date, at: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1_000))
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds <= 60 ? `${seconds} seconds` : `${minutes} minutes`
  return `Too many tries. Wait ${wait}, then try again. Forgotten it? Ask for a new password.`
}
