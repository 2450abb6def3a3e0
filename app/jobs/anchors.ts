// Gives the ledger's head out of the house: the weekly mail, and the stamps of publications and weeks.
import { mailHead } from '../commands/mail-head'
import { stampHeads } from '../commands/stamp-heads'
import type { Candor, Desk } from '../context'

/** Safe to repeat and to run in several processes: a week and a head are taken once. */
export async function giveOutHeads(candor: Candor): Promise<void> {
  const desk: Desk = { candor, actor: { kind: 'clock' }, at: candor.now() }
  await mailHead(desk)
  await stampHeads(desk)
}
