// @vitest-environment jsdom
// The form for own words with a script: it stays on the page until the words are saved, and loses none of them.
import '@testing-library/jest-dom/vitest'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { mergeClause, mergedBlocks } from '../../app/compare/clause-merge'
import { paragraph } from '../../app/domain/policy-document'
import { ClauseEditor } from '../../app/ui/clause-editor'
import type { EditorProps, WordsPage, WordsResult } from '../../app/ui/words-facts'

afterEach(cleanup)

const base = { heading: 'Law', blocks: [paragraph('Nothing takes a right away.')] }

function aPage(more: Partial<WordsPage> = {}): WordsPage {
  return {
    slug: 'policy',
    title: 'Social media policy',
    clauseId: 'law',
    back: { href: '/policies/policy/draft/law', label: 'Questions' },
    form: {
      heading: base.heading,
      markdown: 'Nothing takes a right away.',
      blocks: base.blocks,
      started: 'nothing',
      base,
    },
    edited: false,
    movedOn: false,
    leftOut: false,
    own: null,
    template: base,
    parts: [],
    inReview: false,
    language: 'en-GB',
    zone: 'UTC',
    rich: true,
    once: 'once-12345',
    ...more,
  }
}

/** Stands in for the editor where only what surrounds it is proved: a button that writes one paragraph. */
function OneLine({ id, blocks, onChange }: EditorProps) {
  return (
    <button type="button" id={id} onClick={() => onChange([...blocks, paragraph('Ask your union.')])}>
      {JSON.stringify(blocks)}
    </button>
  )
}

function desk(...answers: WordsResult[]) {
  const sent: FormData[] = []
  const gone: string[] = []
  const wires = {
    send: (form: FormData) => {
      sent.push(form)
      return Promise.resolve(answers[sent.length - 1] ?? { kind: 'next' as const, href: '/done' })
    },
    go: (href: string) => gone.push(href),
  }
  return { sent, gone, wires }
}

function show(page: WordsPage, wires: ReturnType<typeof desk>['wires']) {
  const load = () => Promise.resolve(OneLine)
  render(<ClauseEditor page={page} wires={{ ...wires, go: (href) => void wires.go(href) }} load={load} />)
}

const keepButton = () => screen.getByRole('button', { name: 'Keep these words' })

function contested(): Extract<WordsResult, { kind: 'refused' }> {
  const mine = { heading: 'Law', blocks: [...base.blocks, paragraph('Ask your union.')] }
  const theirs = { heading: 'Your rights', blocks: [paragraph('Nothing here takes a right away.')] }
  const merge = mergeClause(base, mine, theirs)
  return {
    kind: 'refused',
    form: { heading: 'Law', markdown: '', blocks: mine.blocks, started: 'theirs-mark', base: theirs },
    restoring: false,
    sentence: 'Somebody saved other words for this section.',
    fields: {},
    losses: null,
    other: {
      who: 'Nadia Haddad',
      at: null,
      theirs,
      fromTemplate: false,
      base,
      mine,
      merge,
      markdown: mergedBlocks(merge.pieces)
        .map((block) => JSON.stringify(block))
        .join('\n\n'),
    },
  }
}

test('the editor takes the place of the text box, and its blocks are sent', async () => {
  const user = userEvent.setup()
  const { sent, gone, wires } = desk()
  show(aPage(), wires)
  await user.click(await screen.findByRole('button', { name: /Nothing takes a right away/ }))
  await user.click(keepButton())
  expect(JSON.parse(String(sent[0]?.get('blocks')))).toEqual([...base.blocks, paragraph('Ask your union.')])
  expect(sent[0]?.has('markdown')).toBe(false)
  expect(JSON.parse(String(sent[0]?.get('base')))).toEqual(base)
  expect(gone).toEqual(['/done'])
})

test('whoever types in the text box before the editor is there goes on in the text box', async () => {
  let arrive: (editor: typeof OneLine) => void = () => undefined
  const load = () => new Promise<typeof OneLine>((resolve) => (arrive = resolve))
  const user = userEvent.setup()
  const { wires } = desk()
  render(<ClauseEditor page={aPage()} wires={{ ...wires, go: () => undefined }} load={load} />)
  await user.type(screen.getByRole('textbox', { name: 'Text' }), ' Mine.')
  arrive(OneLine)
  await Promise.resolve()
  expect(screen.getByRole('textbox', { name: 'Text' })).toHaveValue('Nothing takes a right away. Mine.')
})

test('words that do not get through stay, the reason has the focus, and leaving asks first', async () => {
  const user = userEvent.setup()
  const { gone, wires } = desk({ kind: 'unreachable', sentence: 'Not saved.' })
  show(aPage({ rich: false }), wires)
  await user.type(screen.getByRole('textbox', { name: 'Text' }), ' Mine.')
  await user.click(keepButton())
  expect(screen.getByText('Not saved.').closest('.summary-place')).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'Text' })).toHaveValue('Nothing takes a right away. Mine.')
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  expect(gone).toEqual([])
})

test('an untouched page is left without a question', () => {
  show(aPage(), desk().wires)
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(false)
})

test('after a conflict the merged words stand in the editor, on top of what the other saved', async () => {
  const user = userEvent.setup()
  const { sent, gone, wires } = desk(contested())
  show(aPage(), wires)
  await user.click(await screen.findByRole('button', { name: /Nothing takes a right away/ }))
  await user.click(keepButton())
  expect(screen.getByRole('heading', { name: 'Nadia Haddad changed this section' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Use the merged words' }))
  expect(screen.getByRole('textbox', { name: 'Heading' })).toHaveValue('Your rights')
  expect(await screen.findByRole('button', { name: /Nothing here takes.*Ask your union/ })).toBeVisible()
  await user.click(keepButton())
  expect(sent[1]?.get('started')).toBe('theirs-mark')
  expect(gone).toEqual(['/done'])
})

test('in the plain text box the merged words stand as Markdown', async () => {
  const user = userEvent.setup()
  show(aPage({ rich: false }), desk(contested()).wires)
  await user.click(keepButton())
  await user.click(screen.getByRole('button', { name: 'Use the merged words' }))
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
  expect(box.value).toContain('Nothing here takes a right away.')
  expect(box.value).toContain('Ask your union.')
})

test('keeping mine after a conflict stands on the other’s words, also after a failure in between', async () => {
  const user = userEvent.setup()
  const { sent, wires } = desk(contested(), { kind: 'unreachable', sentence: 'Not saved.' })
  show(aPage({ rich: false }), wires)
  await user.click(keepButton())
  await user.click(screen.getByRole('button', { name: 'Keep mine' }))
  await waitFor(() => expect(screen.getByText('Not saved.')).toBeVisible())
  await user.click(keepButton())
  expect(sent.map((form) => form.get('started'))).toEqual(['nothing', 'theirs-mark', 'theirs-mark'])
})
