// What a reader could not carry over, as it meets it: each thing once, with a bound on how many are told one by one.
import type { LossKind } from '../domain/imported-policy'
import type { MetLoss } from '../domain/outline'

/** Told one by one for each kind; the rest is told as a number. */
const mostOfKind = 300

/** Words of a loss that are shown; longer ones end with "…" and their number of characters. */
const mostText = 1_000

export type LossLog = {
  note: (loss: MetLoss) => void
  /** Counts what has no words of its own: told once, with how often and where first. */
  count: (kind: LossKind, what: string, at: number | string) => void
  all: () => MetLoss[]
}

export function lossLog(): LossLog {
  const told = new Map<LossKind, MetLoss[]>()
  const beyond = new Map<LossKind, number>()
  const counted = new Map<string, { kind: LossKind; what: string; at: number | string; times: number }>()
  return {
    note(loss) {
      const losses = told.get(loss.kind) ?? []
      told.set(loss.kind, losses)
      if (losses.length < mostOfKind) losses.push({ ...loss, text: brief(loss.text) })
      else beyond.set(loss.kind, (beyond.get(loss.kind) ?? 0) + 1)
    },
    count(kind, what, at) {
      const known = counted.get(what)
      if (known) known.times += 1
      else counted.set(what, { kind, what, at, times: 1 })
    },
    all() {
      const numbers = [...counted.values()].map(({ kind, what, at, times }) => ({
        kind,
        what,
        at,
        text: times === 1 ? '' : `${times.toLocaleString('en-GB')} times; the first is shown here`,
      }))
      const rest = [...beyond].map(([kind, times]) => ({
        kind,
        what: `${times.toLocaleString('en-GB')} more of this kind are not told one by one.`,
        at: 'The rest of the file',
        text: '',
      }))
      return [...told.values()].flat().concat(numbers, rest)
    },
  }
}

function brief(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= mostText) return flat
  return `${flat.slice(0, mostText)}… (${flat.length.toLocaleString('en-GB')} characters in all)`
}
