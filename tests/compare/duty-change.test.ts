// What alters a duty or a right: which sentence, and on what ground.
import { describe, expect, test } from 'vitest'
import { diffDocuments } from '../../app/compare/document-diff'
import { countDuties, dutiesByClause, judgeChanges } from '../../app/compare/duty-change'
import { comparedWords, dutySigns, isCommand } from '../../app/compare/duty-signs'
import { isSpelledAlike } from '../../app/compare/spelled-alike'
import { paragraph, text, type Block, type Clause } from '../../app/domain/policy-document'
import { clause, forSome, policy } from '../render/documents'

function verdict(before: Block[], after: Block[], language = 'en-GB') {
  const rules = (blocks: Block[]) => policy([clause('rules', 'Rules', blocks)], { language })
  const judged = judgeChanges(diffDocuments(rules(before), rules(after)))
  return judged.clauses[0] ?? { weight: undefined, duties: [] }
}

function list(...items: string[]): Block {
  return { kind: 'list', ordered: false, items: items.map((item) => [paragraph(item)]) }
}

describe('sentences', () => {
  test('the sentence that changed is named, before and after, and its neighbours are not', () => {
    const before = [paragraph('Posts travel far. You may post photos. Ask Ana.')]
    const after = [paragraph('Posts travel far. You must post photos. Ask Ana.')]
    expect(verdict(before, after).duties).toEqual([
      { before: 'You may post photos.', after: 'You must post photos.', grounds: ['“may” became “must”'] },
    ])
  })

  test('a rule that swaps its verbs is seen, though it has the same words', () => {
    const before = [paragraph('You must ask and you may post.')]
    const after = [paragraph('You may ask and you must post.')]
    expect(verdict(before, after).weight).toBe('material')
  })

  test('a point under a line that demands is a duty, the same point elsewhere is not', () => {
    const lead = paragraph('You must check:')
    expect(verdict([lead, list('names')], [lead, list('names', 'dates')]).duties).toEqual([
      { after: 'dates', under: 'You must check:', grounds: ['new, under a line that says “must”'] },
    ])
    const friendly = paragraph('Photos show:')
    expect(verdict([friendly, list('names')], [friendly, list('names', 'dates')]).weight).toBe('clarifying')
  })

  test('a lead that changed answers for its points', () => {
    const { duties } = verdict(
      [paragraph('You may share:'), list('photos', 'pay')],
      [paragraph('You must not share:'), list('photos', 'pay')],
    )
    expect(duties).toEqual([
      { before: 'You may share:', after: 'You must not share:', grounds: ['“may” became “must not”'] },
    ])
  })

  test('points in another order are no other duty', () => {
    const lead = paragraph('You must check:')
    const after = [lead, list('dates', 'places', 'names')]
    expect(verdict([lead, list('names', 'dates', 'places')], after)).toMatchObject({
      weight: 'clarifying',
      duties: [],
    })
  })

  test('a cell of a table is weighed in its row', () => {
    const table = (within: string): Block => ({
      kind: 'table',
      caption: 'Answers',
      header: [[text('Where')], [text('Within')]],
      rows: [[[text('Forum')], [text(within)]]],
    })
    expect(verdict([table('2 hours')], [table('4 hours')]).duties).toEqual([
      { before: 'Forum | 2 hours', after: 'Forum | 4 hours', grounds: ['“2 hours” became “4 hours”'] },
    ])
  })

  test('a step of a playbook instructs whatever its verb', () => {
    const step = (who: string): Block => ({
      kind: 'step',
      id: 's',
      minutes: '0–5',
      who,
      blocks: [paragraph('Silence.')],
    })
    expect(verdict([step('The finder')], [step('The neighbour')]).duties[0]?.grounds).toEqual([
      '“finder” became “neighbour”, in an instruction',
    ])
  })

  test('words that bind and hold nobody may be mended in other languages too, but only their punctuation', () => {
    expect(verdict([paragraph('Fragen Sie Ana.')], [paragraph('Fragen Sie: Ana!')], 'de').weight).toBe(
      'editorial',
    )
    expect(verdict([paragraph('Bilder sind schön.')], [paragraph('Bilder sind gut.')], 'de').weight).toBe(
      'material',
    )
    expect(verdict([paragraph('Any words.')], [paragraph('Other words.')], '').weight).toBe('material')
  })

  test('a very long sentence that was rewritten says so in few words', () => {
    const long = (word: string) => Array.from({ length: 500 }, (_, index) => `${word} ${index}`).join(' ')
    const { duties } = verdict([paragraph(`${long('must')}.`)], [paragraph(`${long('may')}.`)])
    expect(duties[0]?.grounds.length).toBeLessThanOrEqual(5)
  })
})

describe('clauses', () => {
  test('the duties stand at the clause they are in, also below another', () => {
    const inner = (verb: string) => clause('inner', 'Photos', [paragraph(`You ${verb} ask.`)])
    const outer = (verb: string): Clause =>
      clause('outer', 'Posts', [paragraph('Posts travel.')], [inner(verb)])
    const diff = diffDocuments(policy([outer('may')]), policy([outer('must')]))
    const judged = judgeChanges(diff)
    expect(judged.clauses.map((one) => [one.number, one.heading, one.weight])).toEqual([
      ['1.1', 'Photos', 'material'],
    ])
    expect(countDuties(judged)).toBe(1)
    const found = dutiesByClause(diff, judged)
    expect([...found.keys()].map((one) => one.id)).toEqual(['inner'])
  })

  test('audience, language and facts that say for whom are duties; the name of an owner is none', () => {
    const rules = clause('rules', 'Rules', [paragraph('Posts travel.')])
    const audience = judgeChanges(diffDocuments(policy([rules]), policy([forSome(rules, 'board')])))
    expect(audience.clauses[0]?.duties).toEqual([{ grounds: ['for Board now, was for everyone'] }])
    const language = judgeChanges(diffDocuments(policy([rules]), policy([rules], { language: 'de' })))
    expect(language.front.duties).toEqual([{ grounds: ['the text is in another language now'] }])
    const fact = (label: string, value: string) =>
      policy([rules], { facts: [{ label, value: [text(value)] }] })
    const meant = judgeChanges(diffDocuments(fact('Who it is for', 'Staff'), fact('Who it is for', 'Guests')))
    expect(meant.weight).toBe('material')
    const owner = judgeChanges(
      diffDocuments(fact('Owner of this policy', 'Ana'), fact('Owner of this policy', 'Mei')),
    )
    expect(owner).toMatchObject({ weight: 'clarifying', front: { duties: [] } })
  })

  test('nothing that differs weighs nothing', () => {
    const rules = policy([clause('rules', 'Rules', [paragraph('You must ask.')])])
    expect(judgeChanges(diffDocuments(rules, structuredClone(rules)))).toEqual({
      clauses: [],
      front: { weight: undefined, duties: [] },
      weight: undefined,
    })
  })
})

describe('signs', () => {
  const signs = (sentence: string) => dutySigns(comparedWords(sentence)).map((sign) => sign.words)

  test('a longer phrase wins over its words', () => {
    expect(signs('You must not post, and need not answer.')).toEqual(['you', 'must not', 'need not'])
    expect(signs('No later than Friday, at least 2 working days before.')).toEqual([
      'no later than',
      'friday',
      'at least',
      '2 working days',
      'before',
    ])
  })

  test('an apostrophe is an apostrophe, and money is an amount', () => {
    expect(signs('You don’t pay.')).toEqual(signs("You don't pay."))
    expect(signs('It costs £5 or 5%.')).toEqual(['pound', '5', '5 percent'])
  })

  test('a date is one sign, though May is a verb as well; one and a count before a time only', () => {
    expect(signs('Due by 13 May 2027, or one day later.')).toEqual(['13 may 2027', 'one day'])
    expect(signs('Post one of a dozen people within a working day.')).toEqual([
      'dozen people',
      'within',
      'a working day',
    ])
    expect(signs('Section 5 may be read aloud until 5 June.')).toEqual(['5', 'may', 'until', '5 june'])
  })

  test.each([
    ['Ask first.', true],
    ['Please ask first.', true],
    ['If in doubt, ask.', true],
    ['Photos travel far.', false],
    ['If it rains, we stay.', false],
  ])('%s is a command: %s', (sentence, expected) => {
    expect(isCommand(sentence)).toBe(expected)
  })

  test.each([
    ['organisation', 'organization', true],
    ['colour', 'color', true],
    ['recieve', 'receive', true],
    ['adress', 'address', true],
    ['travelled', 'traveled', true],
    ['employer', 'employee', false],
    ['lawful', 'unlawful', false],
    ['manager', 'managers', false],
    ['staff', 'stuff', false],
    ['form', 'from', false],
    ['contact', 'contract', false],
  ])('%s and %s are one word: %s', (one, other, expected) => {
    expect(isSpelledAlike(one, other)).toBe(expected)
  })
})
