// Neighbouring steps and neighbouring contacts as one list each, for renderers that print them as lists.
import type { Block } from '../domain/policy-document'

export type Step = Extract<Block, { kind: 'step' }>
export type Contact = Extract<Block, { kind: 'contact' }>
export type SingleBlock = Exclude<Block, Step | Contact>

export type BlockGroup =
  | { kind: 'steps'; steps: Step[] }
  | { kind: 'contacts'; contacts: Contact[] }
  | { kind: 'single'; block: SingleBlock }

/** The blocks in order, with runs of steps and runs of contacts gathered. */
export function groupBlocks(blocks: Block[]): BlockGroup[] {
  const groups: BlockGroup[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'step') {
      if (last?.kind === 'steps') last.steps.push(block)
      else groups.push({ kind: 'steps', steps: [block] })
      continue
    }
    if (block.kind === 'contact') {
      if (last?.kind === 'contacts') last.contacts.push(block)
      else groups.push({ kind: 'contacts', contacts: [block] })
      continue
    }
    groups.push({ kind: 'single', block })
  }
  return groups
}
