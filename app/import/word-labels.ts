// Words that our export puts over blocks ("Warning", "0–5 min · Whoever sees it"), read back when somebody edited them.
import type { Block } from '../domain/policy-document'
import type { MetLoss } from '../domain/outline'
import { calloutLabel, contactRole, stepMinutes } from '../render/block-labels'
import type { Fate } from './word-align'
import type { Printed, PrintNode } from './word-printed'
import type { Actual } from './word-view'

type Labelled = Extract<PrintNode, { kind: 'contact' | 'frame' | 'step' }>
type Work = { fates: Map<Printed, Fate>; losses: MetLoss[] }

/** The block of this node with these blocks in it and its label as it stands now; none when all of it went. */
export function labelledBlock(
  node: Labelled,
  inner: Block[],
  work: Work,
): { blocks: Block[]; after: Actual[] } {
  const label = node.kind === 'contact' ? node.line : node.label
  const fate = label && work.fates.get(label)
  const after = fate?.after ?? []
  const isGone = fate !== undefined && !fate.stays
  if (node.kind === 'contact')
    return isGone ? { blocks: [], after } : { blocks: [relabelled(node.block, fate, work)], after }
  const { block } = node
  const isEmptied = inner.length === 0 && block.blocks.length > 0
  if (isEmptied && (label === undefined || isGone)) return { blocks: [], after }
  if (isEmptied && (block.kind === 'callout' || block.kind === 'quote')) return { blocks: [], after }
  if (isGone && inner.length === 0) return { blocks: [], after }
  if (isGone && fate) tell(work, { was: label?.text ?? '', is: '', place: 'In the file' })
  return { blocks: [relabelled({ ...block, blocks: inner }, fate, work)], after }
}

const tones = ['note', 'warning'] as const

type Relabelled = Extract<Block, { kind: 'contact' | 'callout' | 'quote' | 'statement' | 'step' }>

function relabelled(block: Relabelled, fate: Fate | undefined, work: Work): Relabelled {
  if (fate?.as?.kind !== 'line') return block
  const { text, place } = fate.as
  const told = () => {
    tell(work, { was: '', is: text, place })
    return block
  }
  switch (block.kind) {
    case 'contact': {
      const role = contactRole(block.role)
      if (text === role) return { ...block, why: '' }
      return text.startsWith(`${role}: `) ? { ...block, why: text.slice(role.length + 2) } : told()
    }
    case 'callout': {
      const tone = tones.find((one) => calloutLabel(one) === text)
      return tone ? { ...block, tone } : told()
    }
    case 'quote':
      return told()
    case 'statement':
      return { ...block, label: text }
    case 'step': {
      const minutes = stepMinutes(block)
      if (minutes === '') return { ...block, who: text }
      if (text === minutes) return { ...block, who: '' }
      return text.startsWith(`${minutes} · `) ? { ...block, who: text.slice(minutes.length + 3) } : told()
    }
    default:
      return block satisfies never
  }
}

function tell(
  { losses }: Work,
  { was, is, place }: { was: string; is: string; place: number | string },
): void {
  const what =
    is === ''
      ? 'A label that Candor prints by itself was taken out. It stays.'
      : 'A label that Candor prints by itself was changed. It stays as it was.'
  losses.push({ kind: 'other', what, at: place, text: is === '' ? was : is })
}
