// Chance that can be repeated: the same seed gives the same choices.

export type SeededRandom = {
  /** A whole number from 0 to `most`, both included. */
  upTo: (most: number) => number
  shuffled: <Item>(items: readonly Item[]) => Item[]
}

/** Mulberry32: small, and good enough to choose moments. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    upTo: (most) => Math.floor(next() * (most + 1)),
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: next() }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
  }
}

/** The seed that was asked for, or a new one. Always printed, so that a failure can be run again. */
export function chosenSeed(asked: string | undefined): number {
  const seed = Number(asked)
  return asked && Number.isInteger(seed) ? seed : Math.floor(Math.random() * 2 ** 31)
}
