// Sends a form from a script and always comes back with an answer, also when the server or the network does not.
import type { ScreenResult } from './screen-facts'

/** Posts the form. A sign-in that ran out and a server that does not answer become sentences; nothing is thrown. */
export async function sendForm(address: string, form: FormData): Promise<ScreenResult> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams([...form].filter(isText)),
      redirect: 'manual',
    })
    if (response.type === 'opaqueredirect') return signedOut
    const answer: unknown = await response.json()
    return isResult(answer) ? answer : unreachable
  } catch {
    return unreachable
  }
}

const signedOut: ScreenResult = {
  kind: 'unreachable',
  sentence:
    'Not saved: you were signed out. Sign in again in another tab, then save here. What you typed stays.',
}

const unreachable: ScreenResult = {
  kind: 'unreachable',
  sentence: 'Not saved: the server did not answer. What you typed stays here, and Candor tries again.',
}

function isText(field: [string, FormDataEntryValue]): field is [string, string] {
  return typeof field[1] === 'string'
}

function isResult(answer: unknown): answer is ScreenResult {
  if (typeof answer !== 'object' || answer === null || !('kind' in answer)) return false
  return answer.kind === 'saved' || answer.kind === 'refused' || answer.kind === 'next'
}
