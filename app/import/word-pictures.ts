// Pictures, charts, shapes and embedded things of a Word body: never read, always told.
import type { BodyState } from './word-body-state'
import type { Attributes } from './xml'

/** A drawing, an old picture or an embedded object begins. */
export function openDrawing(state: BodyState, kind: string): void {
  state.drawings.push({ kind, about: '', holdsText: false })
}

/** What a drawing says about itself: its description, its kind. */
export function describeDrawing(state: BodyState, name: string, attributes: Attributes): void {
  const drawing = state.drawings.at(-1)
  if (!drawing) return
  switch (name) {
    case 'wp:docPr':
      drawing.about ||= attributes['descr'] || attributes['title'] || ''
      break
    case 'a:graphicData':
      drawing.kind = kindOf(attributes['uri'] ?? '')
      break
    case 'v:imagedata':
      drawing.kind = 'picture'
      drawing.about ||= attributes['o:title'] ?? ''
      break
    case 'v:textpath':
      drawing.kind = 'word-art'
      drawing.about ||= attributes['string'] ?? ''
      break
    case 'o:OLEObject':
      drawing.kind = 'object'
      drawing.about ||= attributes['ProgID'] ?? ''
      break
    default:
      break
  }
}

/** A drawing ends: told, unless it was a box whose words were carried over. */
export function closeDrawing(state: BodyState): void {
  const drawing = state.drawings.pop()
  if (!drawing || drawing.holdsText) return
  state.losses.note({
    kind: 'picture',
    what: sentences[drawing.kind] ?? 'A drawn shape was left out.',
    at: state.place,
    text: drawing.about,
  })
}

const sentences: Record<string, string> = {
  picture: 'A picture was left out. What it shows must be said in words.',
  chart: 'A chart was left out. Say in words what it shows.',
  diagram: 'A diagram (SmartArt) was left out with the words in it. Write them anew.',
  'word-art': 'Drawn letters (WordArt) were left out.',
  object: 'A thing from another program that is embedded here was left out.',
}

function kindOf(uri: string): string {
  return /(picture|chart|diagram)/.exec(uri.toLowerCase())?.[1] ?? 'shape'
}
