// Lists of a Word file: whether a level counts or has bullets, and where it starts.
import type { WordPackage } from './word-package'
import { readXml } from './xml'

export type ListLevel = { ordered: boolean; start: number; format: string }

/** The level of a list; undefined for a list that the file does not define. */
export type WordNumbering = (numId: string, level: number) => ListLevel | undefined

const uncounted = new Set(['bullet', 'none'])

/** Reads the numbering part; without one no list is known. */
export async function readNumbering(file: WordPackage, part: string | undefined): Promise<WordNumbering> {
  const abstracts = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, { abstract: string; starts: Map<number, number> }>()
  const pieces = part === undefined ? undefined : file.read(part)
  if (pieces && part !== undefined) {
    let levels: Map<number, ListLevel> | undefined
    let level: ListLevel | undefined
    let list: { abstract: string; starts: Map<number, number> } | undefined
    let overridden = 0
    await readXml(pieces, part, {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum') {
          levels = new Map()
          abstracts.set(attributes['w:abstractNumId'] ?? '', levels)
        }
        if (name === 'w:num') {
          list = { abstract: '', starts: new Map() }
          lists.set(attributes['w:numId'] ?? '', list)
        }
        if (name === 'w:lvl' && levels && !list) {
          level = { ordered: true, start: 1, format: 'decimal' }
          levels.set(Number(attributes['w:ilvl']), level)
        }
        if (name === 'w:start' && level) level.start = Number(value) || 1
        if (name === 'w:numFmt' && level)
          Object.assign(level, { format: value, ordered: !uncounted.has(value) })
        if (name === 'w:abstractNumId' && list) list.abstract = value
        if (name === 'w:lvlOverride') overridden = Number(attributes['w:ilvl'])
        if (name === 'w:startOverride' && list) list.starts.set(overridden, Number(value) || 1)
      },
      close(name) {
        if (name === 'w:abstractNum') levels = undefined
        if (name === 'w:num') list = undefined
        if (name === 'w:lvl') level = undefined
      },
      text: () => undefined,
    })
  }
  return (numId, depth) => {
    const list = lists.get(numId)
    const level = abstracts.get(list?.abstract ?? '')?.get(depth)
    return level && { ...level, start: list?.starts.get(depth) ?? level.start }
  }
}
