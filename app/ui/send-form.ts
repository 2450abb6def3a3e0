// Sends a form from a script and always comes back with an answer, also when the server or the network does not.
import type { ScreenResult } from './screen-facts'
import type { WordsResult } from './words-facts'

type Unreachable = { kind: 'unreachable'; sentence: string }

/** Posts the form. A sign-in that ran out and a server that does not answer become sentences; nothing is thrown. */
export async function sendForm(address: string, form: FormData): Promise<ScreenResult> {
  const answer = await posted(address, form)
  if (answer === signedOut) return signedOut
  return isResult(answer) ? answer : unreachable('What you typed stays here, and Candor tries again.')
}

/** Posts a section's words, in the same way. */
export async function sendWords(address: string, form: FormData): Promise<WordsResult> {
  const answer = await posted(address, form)
  if (answer === signedOut) return signedOut
  return isWordsResult(answer) ? answer : unreachable('What you typed stays here. Try again in a moment.')
}

const signedOut: Unreachable = {
  kind: 'unreachable',
  sentence:
    'Not saved: you were signed out. Sign in again in another tab, then save here. What you typed stays.',
}

function unreachable(then: string): Unreachable {
  return { kind: 'unreachable', sentence: `Not saved: the server did not answer. ${then}` }
}

/** What the server says; undefined when it says nothing that can be read. */
async function posted(address: string, form: FormData): Promise<unknown> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams([...form].filter(isText)),
      redirect: 'manual',
    })
    if (response.type === 'opaqueredirect') return signedOut
    return await response.json()
  } catch {
    return undefined
  }
}

function isText(field: [string, FormDataEntryValue]): field is [string, string] {
  return typeof field[1] === 'string'
}

function isResult(answer: unknown): answer is ScreenResult {
  if (typeof answer !== 'object' || answer === null || !('kind' in answer)) return false
  return answer.kind === 'saved' || answer.kind === 'refused' || answer.kind === 'next'
}

function isWordsResult(answer: unknown): answer is WordsResult {
  if (typeof answer !== 'object' || answer === null || !('kind' in answer)) return false
  return answer.kind === 'next' || answer.kind === 'shown' || answer.kind === 'refused'
}
