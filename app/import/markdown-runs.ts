// Words of Markdown → runs.
import type { PhrasingContent } from 'mdast'
import { cleanRuns } from '../domain/draft-text'
import type { Run, TextRun } from '../domain/policy-document'
import { safeHref } from '../domain/policy-document'
import type { Losses, MarkdownSource } from './markdown-source'

type Style = Pick<TextRun, 'strong' | 'emphasis' | 'href'>
type Reading = { definitions: MarkdownSource['definitions']; losses: Losses }

/** Runs of phrasing content, cleaned of double spaces and empty ends. */
export function runsOf(nodes: PhrasingContent[], reading: Reading, style: Style = {}): Run[] {
  return cleanRuns(nodes.flatMap((node) => rawRuns(node, reading, style)))
}

function rawRuns(node: PhrasingContent, reading: Reading, style: Style): Run[] {
  const { losses } = reading
  const inner = (children: PhrasingContent[], added: Style = {}) =>
    children.flatMap((child) => rawRuns(child, reading, { ...style, ...added }))
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value, ...style }]
    case 'break':
      return [{ kind: 'break' }]
    case 'strong':
      return inner(node.children, { strong: true })
    case 'emphasis':
      return inner(node.children, { emphasis: true })
    case 'link':
      return inner(node.children, linkStyle(node.url, losses))
    case 'linkReference': {
      const definition = reading.definitions.get(node.identifier)
      return inner(node.children, definition ? linkStyle(definition.url, losses) : {})
    }
    case 'delete':
      losses.note('Struck-out text stands as plain text. Delete it if it no longer applies.')
      return inner(node.children)
    case 'inlineCode':
      losses.note('Code stands as plain text.')
      return [{ kind: 'text', text: node.value, ...style }]
    case 'html':
      losses.note('HTML is shown as text.')
      return [{ kind: 'text', text: node.value, ...style }]
    case 'image':
    case 'imageReference': {
      const alt = node.alt?.trim() ?? ''
      losses.note(
        alt === ''
          ? 'A picture without a description was left out.'
          : `The picture “${shown(alt)}” was replaced by its description.`,
      )
      return alt === '' ? [] : [{ kind: 'text', text: alt, ...style }]
    }
    case 'footnoteReference':
      losses.note('Footnotes stand as plain text.')
      return [{ kind: 'text', text: ` (note ${node.label ?? node.identifier})`, ...style }]
    default:
      losses.note('Something that a policy cannot hold was left out.')
      return []
  }
}

function linkStyle(url: string, losses: Losses): Style {
  const href = safeHref(url)
  if (href !== undefined) return { href }
  losses.note(
    `The link to “${shown(url)}” was removed and its words kept: links must start with https://, http://, mailto: or tel:.`,
  )
  return {}
}

function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value
}
