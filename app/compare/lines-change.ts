// Two texts of a clause, sentence by sentence: how much their difference weighs, and which sentences change a duty.
import { leadOf, type Line } from './clause-lines'
import { judgeLone, judgePair, weighLine, type LineVerdict, type WeighedLine } from './line-change'
import { pairSequences, type Pair } from './sequence-diff'
import type { ChangeClass } from '../governance/version'
import { areAlike } from './word-diff'

/**
 * One sentence that alters a duty or a right; a side that is left out had no such sentence.
 * `under` is the line that leads into it: "You must check:".
 */
export type DutyChange = { before?: string; after?: string; under?: string; grounds: string[] }

export type LinesVerdict = {
  /** The heaviest change; undefined when nothing that is read differs. */
  weight: ChangeClass | undefined
  duties: DutyChange[]
}

/** The same verdict in both directions, with before and after the other way round. */
export function judgeLines(
  { before, after }: { before: Line[]; after: Line[] },
  speaksEnglish: boolean,
): LinesVerdict {
  const former = before.map((line) => weighLine(line, speaksEnglish))
  const present = after.map((line) => weighLine(line, speaksEnglish))
  if (textOf(former) === textOf(present)) {
    const same = before.map(({ text }) => text).join('\n') === after.map(({ text }) => text).join('\n')
    return { weight: same ? undefined : 'editorial', duties: [] }
  }
  const pairs = pairLines(former, present).filter((pair) => pair.change !== 'same')
  const stayed = linesOnBothSides(pairs)
  const verdicts = pairs.map((pair) => ({
    pair,
    ...(isMovedWithin(pair, stayed) ? moved : judge(pair, speaksEnglish)),
  }))
  const leads = leadsOf(verdicts.filter(({ weight }) => weight === 'material').map(({ pair }) => pair))
  const weighed = verdicts.map((verdict) => underAnother(verdict, leads))
  return {
    weight: heaviest(weighed.map(({ weight }) => weight)) ?? 'clarifying',
    duties: weighed
      .filter(({ weight }) => weight === 'material')
      .map(({ pair, grounds }) => ({ ...textsOf(pair), ...underOf(pair), grounds })),
  }
}

type PairVerdict = LineVerdict & { pair: Pair<WeighedLine> }

const moved: LineVerdict = { weight: 'clarifying', grounds: [] }

function judge(pair: Pair<WeighedLine>, speaksEnglish: boolean): LineVerdict {
  if (pair.change === 'added') return judgeLone(pair.after, 'added', speaksEnglish)
  if (pair.change === 'removed') return judgeLone(pair.before, 'removed', speaksEnglish)
  return judgePair(pair.before, pair.after, speaksEnglish)
}

/** A point whose words stayed and whose lead did not: the lead answers for it, unless the point came from elsewhere. */
function underAnother(verdict: PairVerdict, leads: Set<string>): PairVerdict {
  const { pair, weight } = verdict
  if (weight !== 'editorial' || pair.change === 'added' || pair.change === 'removed') return verdict
  const { before, after } = pair
  if (before.leadSigns.map(wordsOf).join() === after.leadSigns.map(wordsOf).join()) return verdict
  if (leads.has(before.lead) || leads.has(after.lead)) return verdict
  const grounds = [`stands under “${after.lead}” now, stood under “${before.lead}”`]
  return { pair, weight: 'material', grounds }
}

/** The changed sentences in the shape in which they lead into others. */
function leadsOf(pairs: Pair<WeighedLine>[]): Set<string> {
  return new Set(pairs.flatMap((pair) => Object.values(textsOf(pair)).map(leadOf)))
}

function textsOf(pair: Pair<WeighedLine>): { before?: string; after?: string } {
  if (pair.change === 'added') return { after: pair.after.text }
  if (pair.change === 'removed') return { before: pair.before.text }
  return { before: pair.before.text, after: pair.after.text }
}

function underOf(pair: Pair<WeighedLine>): { under?: string } {
  const { lead } = pair.change === 'removed' ? pair.before : pair.after
  return lead.endsWith(':') ? { under: lead } : {}
}

function isMovedWithin(pair: Pair<WeighedLine>, stayed: Set<WeighedLine>): boolean {
  return (
    (pair.change === 'added' && stayed.has(pair.after)) ||
    (pair.change === 'removed' && stayed.has(pair.before))
  )
}

function wordsOf(sign: { words: string }): string {
  return sign.words
}

const order: ChangeClass[] = ['editorial', 'clarifying', 'material']

/** The heaviest of some classes; undefined for none. */
export function heaviest(weights: (ChangeClass | undefined)[]): ChangeClass | undefined {
  return order.findLast((weight) => weights.includes(weight))
}

/** Pairs in one fixed direction, so that the verdict does not depend on which text is the earlier one. */
function pairLines(before: WeighedLine[], after: WeighedLine[]): Pair<WeighedLine>[] {
  const by = {
    keyOf: (line: WeighedLine) => line.key,
    isKin: areKin,
  }
  if (textOf(before) <= textOf(after)) return pairSequences(before, after, by)
  return pairSequences(after, before, by).map((pair): Pair<WeighedLine> => {
    switch (pair.change) {
      case 'added':
        return { change: 'removed', before: pair.after }
      case 'removed':
        return { change: 'added', after: pair.before }
      default:
        return { change: pair.change, before: pair.after, after: pair.before }
    }
  })
}

const fewWords = 6

/** One sentence that changed: many of its words stayed, or it is short and begins alike ("Ask your manager."). */
function areKin(one: WeighedLine, other: WeighedLine): boolean {
  if (areAlike(one.text, other.text)) return true
  const isShort = one.words.length <= fewWords && other.words.length <= fewWords
  return isShort && one.words[0] !== undefined && one.words[0] === other.words[0]
}

/** Lines that went from one place and came to another under the same lead: they moved within the clause. */
function linesOnBothSides(pairs: Pair<WeighedLine>[]): Set<WeighedLine> {
  const came = new Map<string, WeighedLine[]>()
  for (const pair of pairs) {
    if (pair.change !== 'added') continue
    const twins = came.get(pair.after.key)
    if (twins) twins.push(pair.after)
    else came.set(pair.after.key, [pair.after])
  }
  const found = new Set<WeighedLine>()
  for (const pair of pairs) {
    if (pair.change !== 'removed') continue
    const twin = came.get(pair.before.key)?.pop()
    if (twin) found.add(pair.before).add(twin)
  }
  return found
}

function textOf(lines: WeighedLine[]): string {
  return lines.flatMap((line) => line.words).join(' ')
}
