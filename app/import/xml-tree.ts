// A part of a Word file as a tree, for parts that are small by nature: styles, themes, headers.
import { ImportProblem } from './problem'
import { readXml, type Attributes } from './xml'

export type XmlNode = { name: string; attributes: Attributes; children: XmlNode[]; text: string }

/** Styles of the largest real files have about 60,000 elements. */
const mostNodes = 150_000
const mostText = 4_000_000

/** The root of a part. @throws ImportProblem for broken XML and for a part with more than 150,000 elements */
export async function readTree(pieces: AsyncIterable<Uint8Array>, part: string): Promise<XmlNode> {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let nodes = 0
  let characters = 0
  const tooLarge = () =>
    new ImportProblem(
      'file-unpacks-too-large',
      `“${part}” in the Word file is larger than any that Word writes. Open it in Word, save it again, and choose that file.`,
    )
  await readXml(pieces, part, {
    open(name, attributes) {
      if ((nodes += 1) > mostNodes) throw tooLarge()
      const node: XmlNode = { name, attributes, children: [], text: '' }
      open[open.length - 1]?.children.push(node)
      open.push(node)
    },
    close: () => void open.pop(),
    text(text) {
      if ((characters += text.length) > mostText) throw tooLarge()
      const node = open[open.length - 1]
      if (node) node.text += text
    },
  })
  return root.children[0] ?? root
}

/** The first child with this name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name)
}

/** All below a node, in order, with this name. */
export function allBelow(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((one) => [...(one.name === name ? [one] : []), ...allBelow(one, name)])
}
