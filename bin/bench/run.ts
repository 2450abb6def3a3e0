// The bench from first to last: prints a table of ratios and the figures they are made of.
import { cpus, totalmem } from 'node:os'
import { measureAcknowledging } from './acknowledging'
import { measureCompare } from './compare'
import { measureFullHouse } from './full-house'
import { measureManyPeople } from './many-people'
import { measureReading } from './reading'
import { measureRedraw } from './redraw'
import { measureStartUp } from './start-up'
import { measureWordExport } from './word-export'

export type Finding = {
  what: string
  /** The figure with its unit. */
  ours: string
  against: string
  /** Ours divided by theirs, or null where there is nothing to compare. */
  ratio: number | null
}

export async function runBench(): Promise<void> {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  console.log(`Candor bench on ${machine}. Read the ratios; the figures drift from machine to machine.\n`)
  for (const measure of [
    measureReading,
    measureAcknowledging,
    measureManyPeople,
    measureFullHouse,
    measureWordExport,
    measureRedraw,
    measureCompare,
    measureStartUp,
  ]) {
    for (const finding of await measure()) print(finding)
    console.log('')
  }
}

function print({ what, ours, against, ratio }: Finding): void {
  const compared = ratio === null ? against : `${against}   ratio ${ratio.toPrecision(3)}`
  console.log(`${what}\n    ${ours}   ${compared}`)
}
