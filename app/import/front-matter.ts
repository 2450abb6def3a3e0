// What stands before a Markdown text for other programs: a block of names and values between two lines of dashes.

export type FrontMatter = {
  /** The text after it, and how many lines were taken off. */
  body: string
  lines: number
  title: string
  /** What was taken off, as it stood. */
  text: string
}

/** Takes front matter off; pages that were copied from one site to another may have two blocks. */
export function withoutFrontMatter(source: string): FrontMatter {
  const taken: FrontMatter = { body: source, lines: 0, title: '', text: '' }
  for (let blocks = 0; blocks < 2; blocks += 1) {
    const found = /^\s*---[ \t]*\n((?:(?!---[ \t]*(?:\n|$)).*\n){1,200})---[ \t]*(?:\n|$)/.exec(taken.body)
    if (!found?.[1] || !/^[\w-]+\s*:/m.test(found[1])) break
    taken.body = taken.body.slice(found[0].length)
    taken.lines += found[0].split('\n').length - 1
    taken.text += found[1]
    taken.title = /^title:[ \t]*["']?(.+?)["']?[ \t]*$/m.exec(found[1])?.[1] ?? taken.title
  }
  return taken
}
