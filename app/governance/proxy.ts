// An acknowledgement that somebody else recorded: how it was given, and how a reader is told that it was not clicked.

/** How the person gave it → the words of the record. */
export const howGiven = {
  paper: 'Signed on paper',
  aloud: 'Said aloud, with a witness',
  phone: 'Said on the phone',
} as const

export type HowGiven = keyof typeof howGiven

/** Method → the words beside every acknowledgement that people see. */
export const methodWords: Record<string, string> = {
  self: 'signed in as themselves',
  proxy: 'recorded by somebody else for them',
  kiosk: 'at a shared device, with a one-time code',
}
