// MDX source → Markdown syntax tree, with syntax errors turned into plain sentences. Nothing is compiled or run here.
import type { Nodes, Root } from 'mdast'
import type {} from 'mdast-util-mdx'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { firstTangledLine } from '../import/markdown-limits'
import { limits } from './grammar'
import type { Reading, TemplateMistake } from './mistake'

/** Reads one file's text into a tree. Two exist: this file's, and the one that compiles as well. */
export type TreeReader = (source: string, file: string) => Promise<Reading<Root>>

/** Parses MDX without compiling it: for uploads and for folders that do not ship with the product. */
export function parseTree(source: string, file: string): Reading<Root> {
  const refusal = refuseBeforeParsing(source, file)
  if (refusal) return { ok: false, mistakes: [refusal] }
  try {
    return withinDepth(parser.parse(source), file)
  } catch (error) {
    return { ok: false, mistakes: [syntaxMistake(error, file)] }
  }
}

/** The same as `parseTree`, in the shape of a TreeReader. */
export async function plainTree(source: string, file: string): Promise<Reading<Root>> {
  return parseTree(source, file)
}

/** The same reader, but each file is read once: partials are included by many. */
export function onceEach(readTree: TreeReader): TreeReader {
  const read = new Map<string, Promise<Reading<Root>>>()
  return (source, file) => {
    const known = read.get(file) ?? readTree(source, file)
    read.set(file, known)
    return known
  }
}

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkFrontmatter).freeze()

/**
 * What must be refused before any parser sees it: files that are too large or too deep to read in reasonable time, and
 * front matter in another language than YAML ("---js" is run as a program by some readers).
 */
export function refuseBeforeParsing(source: string, file: string): TemplateMistake | undefined {
  if (source.length > limits.file) return tooLarge(file)
  if (/^\ufeff?---[ \t]*[^\s-]/.test(source)) {
    return {
      file,
      line: 1,
      sentence: 'The first line names a language for the front matter.',
      fix: 'Write three hyphens and nothing else; front matter is YAML.',
    }
  }
  if (countParagraphs(source) > limits.nodes) {
    const most = limits.nodes.toLocaleString('en-GB')
    return {
      file,
      line: 1,
      sentence: `The template has more than ${most} parts.`,
      fix: 'Split it into several templates.',
    }
  }
  const tangled = firstTangledLine(source, limits.nodes)
  if (tangled === undefined) return undefined
  return {
    file,
    line: tangled,
    sentence: 'The text is too tangled to read here.',
    fix: 'Nest lists and quotes three deep at most, and break long paragraphs up.',
  }
}

/** Parts with an empty line before them: reading takes time for each, so their number is known before. */
function countParagraphs(source: string): number {
  return source.match(/\n[ \t]*\r?\n(?=[ \t]*[^\s])/g)?.length ?? 0
}

/** The mistake of a file that is not even read, because of its size. */
export function tooLarge(file: string): TemplateMistake {
  return {
    file,
    line: 1,
    sentence: 'The file is larger than 1 MB.',
    fix: 'A template is text for people: split it, or remove what is not a template.',
  }
}

/** Refuses trees that are nested beyond what a person could have meant. Looks without recursion. */
export function withinDepth(tree: Root, file: string): Reading<Root> {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (depth > limits.depth) {
      const mistake = {
        file,
        line: node.position?.start.line ?? 1,
        sentence: 'The text is nested too deeply here.',
        fix: 'Close tags, lists and quotes earlier.',
      }
      return { ok: false, mistakes: [mistake] }
    }
    if ('children' in node) for (const child of node.children) waiting.push({ node: child, depth: depth + 1 })
  }
  return { ok: true, value: tree }
}

/** A parser's complaint as a sentence for the person who wrote the file. */
export function syntaxMistake(error: unknown, file: string): TemplateMistake {
  const reason = reasonOf(error)
  const line = lineOf(error, reason)
  for (const [pattern, sentence, fix] of complaints) {
    const match = pattern.exec(reason)
    if (match) return { file, line, sentence: fill(sentence, match), fix: fill(fix, match) }
  }
  return {
    file,
    line,
    sentence: 'The text cannot be read here.',
    fix: 'Look for an unclosed tag, a stray "<" or a stray "{" in this line or just above it.',
  }
}

/** In order: the first that fits. `$1` is the first group of the pattern. */
const complaints: [RegExp, string, string][] = [
  [
    /^Unexpected closing tag `<\/([^`>]*)>`, expected corresponding closing tag for `<([^`>]*)>` \((\d+)/,
    'This closes <$1>, but <$2> from line $3 is still open.',
    'Write </$2> here, or close <$2> earlier.',
  ],
  [
    /^Expected a closing tag for `<([^`>]*)>` \((\d+)/,
    '<$1> from line $2 is never closed.',
    'Write </$1> on a line of its own where it ends.',
  ],
  [
    /^Expected the closing tag `<\/([^`>]*)>`/,
    '</$1> stands at the end of a line of text, but <$1> stands on a line of its own.',
    'Put both tags on lines of their own, or both into one line.',
  ],
  [/closing slash/, 'This closes a tag that was never opened.', 'Remove it, or write the opening tag above.'],
  [
    /in attribute value, expected a corresponding closing quote/,
    'The value of an attribute has no closing quote.',
    'Write a closing " after the value. A quote inside a value is written &quot;.',
  ],
  [
    /before attribute value/,
    'The value of an attribute is not in quotes.',
    'Write it in double quotes, like id="purpose".',
  ],
  [
    /Unexpected character `!`/,
    'HTML comments cannot stand in a template.',
    'Write <Note>…</Note> for guidance, or remove the comment.',
  ],
  [
    /create a link in MDX/,
    'An address stands in angle brackets.',
    'Write it as [words](https://address) instead.',
  ],
  [
    /acorn|expression|spread|closing brace|`\{`|lazy line/i,
    'A curly bracket { begins code, and templates hold no code.',
    'Remove it. In text use round brackets; in attributes use plain quoted text.',
  ],
  [
    /^Unexpected (?:character|end of file)/,
    'A tag is not finished, or a "<" stands in the text.',
    'Finish the tag with > or />. For the sign itself write &lt;.',
  ],
]

function fill(sentence: string, match: RegExpExecArray): string {
  return sentence.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'nested too deeply'
  if (typeof error === 'object' && error !== null && 'reason' in error) return String(error.reason)
  return error instanceof Error ? error.message : String(error)
}

function lineOf(error: unknown, reason: string): number {
  if (typeof error === 'object' && error !== null) {
    if ('line' in error && typeof error.line === 'number') return error.line
    if ('place' in error) {
      const place: unknown = error.place
      if (typeof place === 'object' && place !== null && 'line' in place && typeof place.line === 'number')
        return place.line
    }
  }
  return Number(/\((\d+):\d+/.exec(reason)?.[1] ?? 1)
}
