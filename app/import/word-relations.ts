// Relations of a part of a Word file: which other parts it uses, and which addresses its links lead to.
import { posix } from 'node:path'
import type { WordPackage } from './word-package'
import { readXml } from './xml'

export type Relation = {
  id: string
  /** The last word of its type: "hyperlink", "header", "styles" … */
  type: string
  /** A part's name in the package, or the address of something outside of it. */
  target: string
  external: boolean
}

/** The relations of a part ("" for the package itself); none when it has none. */
export async function readRelations(file: WordPackage, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const pieces = file.read(name)
  const relations: Relation[] = []
  if (!pieces) return relations
  await readXml(pieces, name, {
    open(element, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (element !== 'Relationship') return
      const external = TargetMode.toLowerCase() === 'external'
      const type = Type.slice(Type.lastIndexOf('/') + 1)
      relations.push({ id: Id, type, target: external ? Target : partName(folder, Target), external })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

/** Targets are relative to the folder of the part, or begin with "/" at the package's root. */
function partName(folder: string, target: string): string {
  const path = target.split(/[?#]/)[0] ?? ''
  const full = path.startsWith('/') ? path.slice(1) : posix.join(folder, path)
  return full.toLowerCase()
}
