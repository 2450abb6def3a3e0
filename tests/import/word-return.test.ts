// A returned Word file: every change comes back on its section, by the name that made it, and nothing is decided.
import { describe, expect, test } from 'vitest'
import { paragraph, text, type Block } from '../../app/domain/policy-document'
import { clause, policy } from '../render/documents'
import { edited, exported, readingOf } from './returned'
import {
  atWords,
  commented,
  controlsOf,
  deleted,
  deletedParagraph,
  inserted,
  mark,
  newParagraph,
  paragraphAt,
  run,
  withComments,
} from './word-edits'

const document = policy([
  clause('scope', 'Scope', [
    paragraph('This covers everyone who posts.'),
    paragraph('It covers volunteers too.'),
  ]),
  clause('kind', 'Be kind', [
    paragraph('Write as you would speak.'),
    {
      kind: 'list',
      ordered: false,
      items: [[paragraph('Check the facts.')], [paragraph('Check the picture.')]],
    },
    { kind: 'callout', tone: 'note', blocks: [paragraph('Questions are welcome.')] },
  ]),
  clause('table', 'Who answers', [
    {
      kind: 'table',
      caption: '',
      header: [[text('Channel')], [text('Who')]],
      rows: [[[text('Letters')], [text('Ana Silva')]]],
    },
    {
      kind: 'paragraph',
      runs: [text('Ask '), { kind: 'text', text: 'the duty lead', gap: 'lead' }, text(' first.')],
    },
  ]),
])

const file = await exported(document)
const change = (edit: (xml: string) => string) => readingOf(edited(file, edit))
const words = (block: Block | undefined) =>
  block?.kind === 'paragraph'
    ? block.runs.map((one) => (one.kind === 'text' ? one.text : '/')).join('')
    : block?.kind

describe('tracked changes', () => {
  test('an insertion is a suggestion on its section, by the author’s name and date', async () => {
    const { suggestions, ...rest } = await change((xml) =>
      atWords(
        xml,
        'everyone',
        (at) => at.before + inserted('nearly ', 'Dr Weber') + run(at.words) + at.after,
      ),
    )
    expect(rest).toMatchObject({ comments: [], strays: [], losses: [] })
    expect(suggestions).toMatchObject([
      { clauseId: 'scope', author: 'Dr Weber', at: '2027-03-01T10:00:00Z', notes: [] },
    ])
    expect(suggestions[0]?.words.blocks.map(words)).toEqual([
      'This covers nearly everyone who posts.',
      'It covers volunteers too.',
    ])
  })

  test('two authors in one section make two suggestions, each without the other’s words', async () => {
    const { suggestions } = await change((xml) => {
      const one = atWords(xml, 'everyone', (at) => at.before + deleted(at.words, 'Dr Weber') + at.after)
      return atWords(
        one,
        'volunteers',
        (at) => at.before + inserted('all ', 'Jo Roe') + run(at.words) + at.after,
      )
    })
    expect(suggestions.map((one) => [one.author, ...one.words.blocks.map(words)])).toEqual([
      ['Dr Weber', 'This covers  who posts.', 'It covers volunteers too.'],
      ['Jo Roe', 'This covers everyone who posts.', 'It covers all volunteers too.'],
    ])
  })

  test('taking out somebody else’s insertion is applied on top of it, and says so', async () => {
    const { suggestions } = await change((xml) =>
      atWords(
        xml,
        'everyone',
        (at) =>
          `${at.before}${inserted('nearly ', 'Dr Weber')}<${mark('ins', 'Dr Weber')}>${deleted('always ', 'Jo Roe')}</w:ins>${run(at.words)}${at.after}`,
      ),
    )
    expect(suggestions.map((one) => [one.author, words(one.words.blocks[0]), one.notes.length])).toEqual([
      ['Dr Weber', 'This covers nearly always everyone who posts.', 0],
      ['Jo Roe', 'This covers nearly everyone who posts.', 1],
    ])
  })

  test('a new item, a new paragraph in a frame, a word in a cell, and a word beside a placeholder', async () => {
    const { suggestions, strays, losses } = await change((xml) => {
      const item = paragraphAt(xml, 'Check the facts.')
      const added =
        xml.slice(0, item.end) +
        newParagraph(xml.slice(item.start, item.end), 'Check the date.', 'Jo') +
        xml.slice(item.end)
      const frame = paragraphAt(added, 'Questions are welcome.')
      const framed =
        added.slice(0, frame.end) +
        newParagraph(added.slice(frame.start, frame.end), 'Ask any.', 'Jo') +
        added.slice(frame.end)
      const cell = atWords(framed, 'Ana Silva', (at) => run(at.words) + inserted(' Costa', 'Jo'))
      return atWords(cell, ' first.', (at) => deleted(at.words, 'Jo') + inserted(' today.', 'Jo'))
    })
    expect({ strays, losses }).toEqual({ strays: [], losses: [] })
    expect(suggestions.map((one) => one.words.blocks)).toEqual([
      [
        paragraph('Write as you would speak.'),
        {
          kind: 'list',
          ordered: false,
          items: [
            [paragraph('Check the facts.')],
            [paragraph('Check the date.')],
            [paragraph('Check the picture.')],
          ],
        },
        {
          kind: 'callout',
          tone: 'note',
          blocks: [paragraph('Questions are welcome.'), paragraph('Ask any.')],
        },
      ],
      [
        {
          kind: 'table',
          caption: '',
          header: [[text('Channel')], [text('Who')]],
          rows: [[[text('Letters')], [text('Ana Silva Costa')]]],
        },
        {
          kind: 'paragraph',
          runs: [text('Ask '), { kind: 'text', text: 'the duty lead', gap: 'lead' }, text(' today.')],
        },
      ],
    ])
  })

  test('a paragraph that was taken out, end and all', async () => {
    const { suggestions } = await change((xml) => {
      const at = paragraphAt(xml, 'It covers volunteers too.')
      return xml.slice(0, at.start) + deletedParagraph(xml.slice(at.start, at.end), 'Jo') + xml.slice(at.end)
    })
    expect(suggestions.map((one) => one.words.blocks.map(words))).toEqual([
      ['This covers everyone who posts.'],
    ])
  })

  test('words that moved within a file are marked as moved', async () => {
    const { suggestions } = await change((xml) => {
      const from = atWords(
        xml,
        'This covers everyone who posts.',
        (at) => `<${mark('moveFrom', 'Jo')}>${run(at.words)}</w:moveFrom>`,
      )
      return atWords(
        from,
        'Write as you would speak.',
        (at) =>
          `${run(at.words)}<${mark('moveTo', 'Jo')}>${run(' This covers everyone who posts.')}</w:moveTo>`,
      )
    })
    expect(suggestions.map((one) => [one.clauseId, one.notes.length])).toEqual([
      ['scope', 1],
      ['kind', 1],
    ])
  })

  test('a new heading comes back on the heading', async () => {
    const { suggestions } = await change((xml) => {
      const at = xml.lastIndexOf('Be kind<')
      return (
        xml.slice(0, at) +
        atWords(
          xml.slice(at - 400),
          'Be kind',
          (one) => one.before + run(one.words) + inserted(' and clear', 'Jo'),
        ).slice(400)
      )
    })
    expect(suggestions.map((one) => [one.clauseId, one.words.heading])).toEqual([
      ['kind', 'Be kind and clear'],
    ])
  })
})

describe('what Word did not track', () => {
  test('plain edits come back without a name', async () => {
    const { suggestions } = await change((xml) => xml.replace('everyone who posts', 'all who post'))
    expect(suggestions).toMatchObject([{ clauseId: 'scope', author: null, at: null }])
    expect(words(suggestions[0]?.words.blocks[0])).toBe('This covers all who post.')
  })

  test('an author’s words stand without plain edits of another paragraph', async () => {
    const { suggestions } = await change((xml) =>
      atWords(
        xml.replace('everyone who posts', 'all who post'),
        'volunteers',
        (at) => at.before + inserted('all ', 'Jo') + run(at.words) + at.after,
      ),
    )
    expect(suggestions.map((one) => [one.author, ...one.words.blocks.map(words)])).toEqual([
      [null, 'This covers all who post.', 'It covers volunteers too.'],
      ['Jo', 'This covers everyone who posts.', 'It covers all volunteers too.'],
    ])
  })
})

describe('sections as a whole', () => {
  test('a section that is gone is a comment to leave it out', async () => {
    const { comments, suggestions, losses } = await change((xml) => {
      const [, second] = controlsOf(xml)
      return second ? xml.slice(0, second.start) + xml.slice(second.end) : xml
    })
    expect({ suggestions, losses }).toEqual({ suggestions: [], losses: [] })
    expect(comments).toMatchObject([{ kind: 'left-out', clauseId: 'kind', author: null }])
  })

  test('a section taken out with a track is a comment by that author', async () => {
    const { comments, suggestions, losses } = await change((xml) => {
      const [first] = controlsOf(xml)
      if (!first) return xml
      const gone = first.xml.replace(/<w:p>.*?<\/w:p>/g, (one) => deletedParagraph(one, 'Jo'))
      return xml.slice(0, first.start) + gone + xml.slice(first.end)
    })
    expect({ suggestions, losses }).toEqual({ suggestions: [], losses: [] })
    expect(comments).toMatchObject([{ kind: 'left-out', clauseId: 'scope', author: 'Jo' }])
  })

  test('a section in another place is a comment to move it', async () => {
    const { comments, suggestions, strays } = await change((xml) => {
      const [first, , third] = controlsOf(xml)
      if (!first || !third) return xml
      return (
        xml.slice(0, first.start) + third.xml + xml.slice(first.start, third.start) + xml.slice(third.end)
      )
    })
    expect({ suggestions, strays }).toEqual({ suggestions: [], strays: [] })
    expect(comments).toMatchObject([{ kind: 'moved', clauseId: 'table' }])
  })

  test('a new paragraph between sections, and a new section, have a place to be chosen', async () => {
    const { strays, suggestions } = await change((xml) => {
      const [first, second] = controlsOf(xml)
      if (!first || !second) return xml
      const heading = /<w:p>.*?<\/w:p>/.exec(first.xml)?.[0] ?? ''
      const section = newParagraph(heading, 'Pictures', 'Jo') + newParagraph('', 'Ask who is in it.', 'Jo')
      return (
        xml.slice(0, first.end) +
        newParagraph('', 'Between two.') +
        xml.slice(first.end, second.end) +
        section +
        xml.slice(second.end)
      )
    })
    expect(suggestions).toEqual([])
    expect(strays).toMatchObject([
      { authors: [], heading: null, after: 'scope', blocks: [paragraph('Between two.')] },
      { authors: ['Jo'], heading: 'Pictures', after: 'kind', blocks: [paragraph('Ask who is in it.')] },
    ])
  })
})

describe('comments', () => {
  const remarked = edited(file, (xml) =>
    atWords(xml, 'everyone', (at) => at.before + commented(run(at.words), '7') + at.after),
  )
  const bytes = withComments(remarked, [{ id: '7', author: 'Dr Weber', text: 'Who is that?' }])

  test('a comment is on its section with the words it is tied to', async () => {
    const { comments } = await readingOf(bytes)
    expect(comments).toMatchObject([
      { kind: 'said', clauseId: 'scope', author: 'Dr Weber', quote: 'everyone', text: 'Who is that?' },
    ])
  })

  test('a comment that the export wrote does not come back', async () => {
    const known = [{ at: '2027-03-02T09:00:00.000Z', text: 'Who is that?' }]
    const reading = await readingOf(bytes, { textOf: () => Promise.resolve(undefined), comments: known })
    expect(reading.comments).toEqual([])
  })
})

describe('what a policy cannot hold is told', () => {
  test('looks, footnotes, pictures and text boxes', async () => {
    const { losses, suggestions } = await change((xml) =>
      atWords(
        xml,
        'everyone',
        (at) =>
          `${at.before}${run(at.words, '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>')}<w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" descr="A chart of posts"/></w:drawing></w:r><w:r><w:pict><w:txbxContent><w:p>${run('In a box')}</w:p></w:txbxContent></w:pict></w:r>${at.after}`,
      ),
    )
    expect(suggestions).toEqual([])
    expect(losses.map((loss) => [loss.kind, loss.text])).toEqual([
      ['picture', 'A chart of posts'],
      ['text-box', 'In a box'],
      ['formatting', 'everyone'],
      ['formatting', 'everyone'],
    ])
    expect(new Set(losses.map((loss) => loss.where))).toEqual(new Set(['1 Scope']))
  })

  test('tracked words in what Candor prints around the sections', async () => {
    const { losses, suggestions, strays } = await change((xml) =>
      atWords(xml, 'Amara Okafor', (at) => deleted(at.words, 'Jo') + inserted('Bo Lind', 'Jo')),
    )
    expect({ suggestions, strays }).toEqual({ suggestions: [], strays: [] })
    expect(losses.map((loss) => loss.text)).toEqual(['Bo Lind', 'Amara Okafor'])
  })
})
