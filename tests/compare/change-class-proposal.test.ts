// The change class proposed for a difference: material for a duty, clarifying for words, editorial for the rest.
import { describe, expect, test } from 'vitest'
import { proposeChangeClass } from '../../app/compare/change-class-proposal'
import { diffDocuments } from '../../app/compare/document-diff'
import { paragraph, text, type Block, type PolicyDocument } from '../../app/domain/policy-document'
import { clause, everyBlockPolicy, forSome, policy } from '../render/documents'

function one(sentence: string, language = 'en-GB'): PolicyDocument {
  return policy([clause('rules', 'Rules', [paragraph(sentence)])], { language })
}

function proposed(before: string, after: string, language = 'en-GB') {
  return proposeChangeClass(diffDocuments(one(before, language), one(after, language)))
}

function withBlocks(blocks: Block[]): PolicyDocument {
  return policy([clause('rules', 'Rules', blocks)])
}

describe('material', () => {
  test.each([
    ['You may post photos.', 'You must post photos.', '“may” became “must”'],
    ['You may post photos.', 'You may not post photos.', '“may” became “may not”'],
    ['You must answer within 5 days.', 'You must answer within 3 days.', '“5 days” became “3 days”'],
    ['You must answer within 5 days.', 'You must answer within 5 hours.', '“5 days” became “5 hours”'],
    ['Keep it for 5 working days.', 'Keep it for 5 days.', '“5 working days” became “5 days”'],
    ['Ask before you post.', 'Ask after you post.', '“before” became “after”'],
    ['Ask your manager.', 'Ask the board.', '“manager” became “board”'],
    ['You may post photos.', 'You may post photos unless a child is in it.', '“unless” was added'],
    ['Keep at least two keys.', 'Keep at most two keys.', '“at least” became “at most”'],
    ['It costs 5% of the fee.', 'It costs 5€ of the fee.', '“5 percent” became “5”; “eur” was added'],
    [
      'You must check the facts.',
      'You must check the picture.',
      '“facts” became “picture”, in a sentence that says “must”',
    ],
    ['Say who you are.', 'Say where you work.', undefined],
    [
      'Readers like photos.',
      'Readers like photos. You must name who took them.',
      'new, in a sentence that says “must”',
    ],
    [
      'We write short posts. Never swear.',
      'We write short posts.',
      'removed, in a sentence that says “never”',
    ],
  ])('%s → %s', (before, after, ground) => {
    const { changeClass, grounds } = proposed(before, after)
    expect(changeClass).toBe('material')
    expect(grounds[0]).toContain(ground ?? 'Section 1, “Rules”: ')
  })

  test('a clause that is for other people', () => {
    const rules = clause('rules', 'Rules', [paragraph('You may post.')])
    expect(
      proposeChangeClass(diffDocuments(policy([rules]), policy([forSome(rules, 'volunteers')]))),
    ).toEqual({
      changeClass: 'material',
      grounds: ['Section 1, “Rules”: for Volunteers now, was for everyone.'],
    })
  })

  test('a clause that moved into a section for some people only', () => {
    const inner = clause('inner', 'Photos', [paragraph('Ask first.')])
    const outer = forSome(clause('outer', 'Helping', [paragraph('Wear the badge.')]), 'volunteers')
    const diff = diffDocuments(policy([outer, inner]), policy([{ ...outer, clauses: [inner] }]))
    expect(proposeChangeClass(diff)).toEqual({
      changeClass: 'material',
      grounds: ['Section 1.1, “Photos”: stands in a section for Volunteers now, was in one for everyone.'],
    })
  })

  test('a new clause that states a duty, and one that went', () => {
    const kept = clause('kept', 'Why', [paragraph('Posts travel far.')])
    const rule = clause('rule', 'Photos', [paragraph('You must ask first. Posts last.')])
    expect(proposeChangeClass(diffDocuments(policy([kept]), policy([kept, rule])))).toEqual({
      changeClass: 'material',
      grounds: ['Section 2, “Photos”, is new and states a duty or a right.'],
    })
    expect(proposeChangeClass(diffDocuments(policy([kept, rule]), policy([kept])))).toEqual({
      changeClass: 'material',
      grounds: ['Section 2, “Photos”, was removed and stated a duty or a right.'],
    })
  })

  test('a point that moved from what is allowed to what is forbidden, though every word stayed', () => {
    const list = (...items: string[]): Block => ({
      kind: 'list',
      ordered: false,
      items: items.map((item) => [paragraph(item)]),
    })
    const may = paragraph('You may share:')
    const mustNot = paragraph('You must not share:')
    const before = withBlocks([may, list('photos of the office', 'your pay'), mustNot, list('passwords')])
    const after = withBlocks([may, list('your pay'), mustNot, list('passwords', 'photos of the office')])
    expect(proposeChangeClass(diffDocuments(before, after)).changeClass).toBe('material')
  })

  test('a clause that moved under a heading that forbids', () => {
    const photos = clause('photos', 'Photos', [paragraph('Pictures of the office.')])
    const may = clause('may', 'What you may post', [paragraph('Some things.')], [photos])
    const mustNot = clause('must-not', 'What you must not post', [paragraph('Other things.')])
    const after = policy([
      { ...may, clauses: [] },
      { ...mustNot, clauses: [photos] },
    ])
    expect(proposeChangeClass(diffDocuments(policy([may, mustNot]), after)).grounds[0]).toBe(
      'Section 2.1, “Photos”: stands under “What you must not post” now, stood under “What you may post”.',
    )
  })

  test('any other word in a language that is not read', () => {
    expect(proposed('Sie dürfen posten.', 'Sie sollen posten.', 'de')).toEqual({
      changeClass: 'material',
      grounds: ['Section 1, “Rules”: “dürfen” became “sollen”.'],
    })
    expect(proposed('Sie dürfen posten.', 'Sie dürfen posten!', 'de').changeClass).toBe('editorial')
  })
})

describe('clarifying', () => {
  test.each([
    ['Readers like short posts.', 'Readers like brief posts.'],
    ['Readers like short posts.', 'Readers like short posts. Photos help.'],
    ['You must utilise your own words.', 'You must use your own words.'],
  ])('%s → %s', (before, after) => {
    const { changeClass, grounds } = proposed(before, after)
    expect(changeClass).toBe('clarifying')
    expect(grounds.at(-1)).toBe('No change was found that alters a duty or a right.')
  })

  test('another person to ask, above the sections', () => {
    const owner = (name: string) =>
      policy([clause('rules', 'Rules', [])], {
        facts: [{ label: 'Owner of this policy', value: [text(name)] }],
      })
    expect(proposeChangeClass(diffDocuments(owner('Ana'), owner('Jonas'))).changeClass).toBe('clarifying')
  })
})

describe('editorial', () => {
  test.each([
    ['You must ask, then post.', 'You must ask; then post!'],
    ['You must ask  first.', 'You must ask first.'],
    ['You must ask. Then post.', 'You must ask, then post.'],
    ['You must recieve the organisation’s post.', "You must receive the organization's post."],
    ['You MUST ask.', 'You must ask.'],
    ['You must use your self-made words.', 'You must use your self made words.'],
  ])('%s → %s', (before, after) => {
    expect(proposed(before, after).changeClass).toBe('editorial')
  })

  test('bold type and the address of a link', () => {
    const link = (href: string): Block => ({ kind: 'paragraph', runs: [{ ...text('Ask here.'), href }] })
    const diff = diffDocuments(
      withBlocks([link('https://a.example')]),
      withBlocks([link('https://b.example')]),
    )
    expect(proposeChangeClass(diff).changeClass).toBe('editorial')
  })

  test('another order and other numbers of sections', () => {
    const a = clause('a', 'One', [paragraph('You must ask.')])
    const b = clause('b', 'Two', [paragraph('You may post.')])
    expect(proposeChangeClass(diffDocuments(policy([a, b]), policy([b, a]))).changeClass).toBe('editorial')
  })

  test('a paragraph that became two, or a list', () => {
    const two = withBlocks([paragraph('You must ask.'), paragraph('Then post.')])
    const diff = diffDocuments(withBlocks([paragraph('You must ask. Then post.')]), two)
    expect(proposeChangeClass(diff).changeClass).toBe('editorial')
  })

  test('the same text says that nothing differs', () => {
    expect(proposeChangeClass(diffDocuments(everyBlockPolicy, structuredClone(everyBlockPolicy)))).toEqual({
      changeClass: 'editorial',
      grounds: ['Nothing that people read differs.'],
    })
  })
})
