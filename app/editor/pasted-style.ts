// What the style of a pasted element means for a policy: bold, italic, hidden; the rest is noted as left out.
import type { TextRun } from '../domain/policy-document'

export type Style = Pick<TextRun, 'strong' | 'emphasis' | 'href'>

/** The style attribute as written, also under the name that keeps it from being applied. */
export function styleText(element: Element): string {
  return (element.getAttribute('data-style') ?? element.getAttribute('style') ?? '').toLowerCase()
}

/** The declarations of a style attribute, also those that browsers do not know ("mso-list"). */
export function declarationsOf(element: Element): Map<string, string> {
  const declarations = new Map<string, string>()
  for (const part of styleText(element).split(';')) {
    const colon = part.indexOf(':')
    if (colon < 0) continue
    const name = part.slice(0, colon).trim()
    declarations.set(
      name,
      part
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return declarations
}

/** The style of what stands in the element. A weight or slant that is written out wins over the element's name. */
export function styleInside(element: Element, around: Style): Style {
  const declared = declarationsOf(element)
  const strong = isStrong(element.localName, declared.get('font-weight')) ?? around.strong ?? false
  const emphasis = isEmphasis(element.localName, declared.get('font-style')) ?? around.emphasis ?? false
  return {
    ...(strong ? { strong: true } : {}),
    ...(emphasis ? { emphasis: true } : {}),
    ...(around.href === undefined ? {} : { href: around.href }),
  }
}

/** True for text that its program does not show. */
export function isHidden(element: Element): boolean {
  const declared = declarationsOf(element)
  return declared.get('display') === 'none' || declared.get('mso-hide') === 'all'
}

/** What of the look is given up, as sentences. */
export function lostLook(element: Element): string[] {
  const declared = declarationsOf(element)
  const dressed =
    element.localName === 'font' ||
    declared.has('font-family') ||
    declared.has('font-size') ||
    isColoured(declared.get('color')) ||
    isColoured(declared.get('background-color') ?? declared.get('background'))
  const underlined = element.localName === 'u' || /underline/.test(declared.get('text-decoration') ?? '')
  const struck =
    ['s', 'strike'].includes(element.localName) ||
    /line-through/.test(`${declared.get('text-decoration')} ${declared.get('text-decoration-line')}`)
  return [
    ...(dressed ? ['Fonts, sizes and colours were left out.'] : []),
    ...(underlined && element.closest('a') === null ? ['Underlining was left out.'] : []),
    ...(struck ? ['Struck-out text stands as plain text. Delete it if it no longer applies.'] : []),
  ]
}

function isStrong(name: string, weight: string | undefined): boolean | undefined {
  if (weight !== undefined) {
    if (/^(normal|lighter|[1-5]00)$/.test(weight)) return false
    if (/^(bold|bolder|[6-9]00)$/.test(weight)) return true
  }
  return ['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'].includes(name) ? true : undefined
}

function isEmphasis(name: string, slant: string | undefined): boolean | undefined {
  if (slant === 'normal') return false
  if (slant === 'italic' || slant === 'oblique') return true
  return ['em', 'i', 'cite', 'dfn'].includes(name) ? true : undefined
}

function isColoured(colour: string | undefined): boolean {
  if (colour === undefined) return false
  return !/^(black|windowtext|auto|inherit|initial|transparent|none|white|#0{3,6}|#f{3,6}|rgba?\((0, ?0, ?0|255, ?255, ?255).*\))$/.test(
    colour,
  )
}
