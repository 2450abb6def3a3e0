// Slugs: the readable part of an address, made from a title.

/** Lower-case letters and digits with hyphens, at most 60 characters; "policy" when nothing is left. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  if (plain === '') return 'policy'
  return reserved.has(plain) ? `${plain}-policy` : plain
}

/** The first of "title", "title-2", "title-3" … that nobody has. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const base = slugOf(title)
  if (!taken.has(base)) return base
  let count = 2
  while (taken.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

/** Words that are pages of their own under /policies. */
const reserved = new Set(['new', 'import'])
