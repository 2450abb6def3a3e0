// The colours that a Word file gives to text without a colour of its own: its defaults, and its usual paragraph.
import type { WordPackage } from './word-package'
import { isOn } from './word-toggles'
import { readXml } from './xml'

/** Colours of the defaults and of the default paragraph style; none without a styles part. */
export async function readInks(file: WordPackage, part: string | undefined): Promise<Set<string>> {
  const inks = new Set<string>()
  const pieces = part === undefined ? undefined : file.read(part)
  if (!pieces || part === undefined) return inks
  let isUsual = false
  await readXml(pieces, part, {
    open(name, attributes) {
      if (name === 'w:docDefaults') isUsual = true
      if (name === 'w:style')
        isUsual = attributes['w:type'] === 'paragraph' && isOn(attributes['w:default'] ?? '0')
      if (name === 'w:color' && isUsual) inks.add(attributes['w:val'] ?? '')
    },
    close(name) {
      if (name === 'w:docDefaults' || name === 'w:style') isUsual = false
    },
    text: () => undefined,
  })
  return inks
}
