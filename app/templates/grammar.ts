// The grammar as data: every tag, its attributes, and where it may stand.

export type TagName =
  | 'Clause'
  | 'Question'
  | 'Option'
  | 'Check'
  | 'When'
  | 'Answer'
  | 'Note'
  | 'Ruling'
  | 'Callout'
  | 'Include'
  | 'Step'
  | 'Contact'
  | 'Statement'

export type TagRule = {
  needs: readonly string[]
  may: readonly string[]
  /** `any`: children are read by the tag's own rules. `none`: the tag stands alone, `<Tag />`. */
  children: 'any' | 'none'
  /** Tags that only one kind of file knows. */
  only?: 'policy' | 'playbook'
}

export const tags: Record<TagName, TagRule> = {
  Clause: {
    needs: ['id', 'section', 'title', 'why', 'source', 'checked'],
    may: ['audience'],
    children: 'any',
  },
  Question: {
    needs: ['id', 'type', 'label', 'help', 'example', 'why', 'placeholder'],
    may: [],
    children: 'any',
    only: 'policy',
  },
  Option: { needs: ['value', 'label'], may: ['hint'], children: 'none', only: 'policy' },
  Check: { needs: ['id', 'question', 'why'], may: [], children: 'any', only: 'policy' },
  When: { needs: ['question'], may: ['is', 'not'], children: 'any', only: 'policy' },
  Answer: { needs: ['question'], may: ['as'], children: 'none', only: 'policy' },
  Note: { needs: [], may: [], children: 'any' },
  Ruling: { needs: ['about', 'profile', 'answer', 'says'], may: [], children: 'none', only: 'policy' },
  Callout: { needs: ['tone'], may: [], children: 'any' },
  Include: { needs: ['file'], may: [], children: 'none' },
  Step: { needs: ['id', 'minutes', 'who'], may: [], children: 'any', only: 'playbook' },
  Contact: { needs: ['role', 'why'], may: [], children: 'none', only: 'playbook' },
  Statement: { needs: ['label'], may: [], children: 'any', only: 'playbook' },
}

/** A Question that places one of the profile's: its words come from there, and a template may put its own over them. */
const profileQuestionRule: TagRule = {
  needs: ['profile'],
  may: ['label', 'help', 'example', 'why', 'placeholder'],
  children: 'none',
  only: 'policy',
}

/** An Option of a Check: its words, and whether they are the right answer. */
const checkOptionRule: TagRule = { needs: ['label', 'right'], may: [], children: 'none', only: 'policy' }

/** The rule for a tag with these attributes. */
export function ruleOf(name: TagName, attributes: readonly string[]): TagRule {
  if (name === 'Option' && attributes.includes('right')) return checkOptionRule
  return name === 'Question' && attributes.includes('profile') ? profileQuestionRule : tags[name]
}

export const tagNames = Object.keys(tags)

/** True for a tag of the table above. */
export function isTagName(name: string): name is TagName {
  return Object.hasOwn(tags, name)
}

/** The clauses of a scenario file, in this order; the last one may be missing. */
export const scenarioClauses = ['steps', 'call', 'remove', 'say', 'record', 'after'] as const

export const questionTypes = [
  'text',
  'long-text',
  'yes-no',
  'single',
  'multiple',
  'person',
  'date',
  'number',
  'list',
] as const

/** Types whose answer a When can test: the values are known while the template is written. */
export const testableTypes: readonly string[] = ['yes-no', 'single', 'multiple']

/** Words that JavaScript objects already know: never an id. */
const reserved = new Set(['constructor', 'prototype'])

/** True for "who-answers" or "24-hours": small letters, digits, single hyphens, at most 80 characters. */
export function isKebab(value: string): boolean {
  return value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && !reserved.has(value)
}

export const limits = {
  /** Bytes of one file. */
  file: 1_000_000,
  /** Nodes read in one template, its partials counted as often as they are included. */
  nodes: 20_000,
  /** Lists in lists, quotes in quotes, tags in tags. */
  depth: 40,
  /** Partials that include partials. */
  includes: 5,
  /** When in When. */
  whens: 2,
} as const
