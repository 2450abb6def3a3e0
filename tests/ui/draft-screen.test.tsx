// @vitest-environment jsdom
// The drafting screen with a script: the text follows the fields, saves come after a pause, and nothing typed is lost.
import '@testing-library/jest-dom/vitest'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { draftSections, screenQuestions } from '../../app/domain/draft-sections'
import { clauseStates } from '../../app/domain/draft-progress'
import { DraftScreen } from '../../app/ui/draft-screen'
import { asInTemplate } from '../../app/domain/arrangement'
import type { ScreenPage, ScreenResult } from '../../app/ui/screen-facts'
import { aTemplate } from '../small-template'

afterEach(cleanup)

type Save = (form: FormData) => Promise<ScreenResult>

/** The screen wired to a save of the test's own, as the route wires it to its action. */
function Screen({ page, save, result, go = () => undefined }: ScreenProps) {
  return <DraftScreen page={page} result={result} wires={{ send: save, go }} />
}

type ScreenProps = { page: ScreenPage; save: Save; result?: ScreenResult; go?: (href: string) => void }

function aPage(more: Partial<ScreenPage> = {}): ScreenPage {
  const template = aTemplate()
  const answers = more.answers ?? {}
  const sections = draftSections(template, clauseStates({ template, answers, skipped: [], edits: {} }))
  return {
    slug: 'policy',
    policyTitle: 'Social media policy',
    section: sections[1] ?? never(),
    screen: 'own',
    before: 'purpose',
    after: null,
    template,
    questionIds: screenQuestions(template, 'own').map((question) => question.id),
    answers,
    profile: {},
    skipped: [],
    edits: {},
    arrangement: asInTemplate,
    movedOn: false,
    marks: {},
    revision: 1,
    savedAt: '2026-11-24T10:42:00.000Z',
    savedBy: null,
    zone: 'UTC',
    why: null,
    notes: [],
    inReview: false,
    openThreads: 0,
    more: false,
    people: ['Maria Silva, Communications'],
    ...more,
  }
}

function never(): never {
  throw new Error('The small template has two sections.')
}

function saving() {
  const sent: FormData[] = []
  const save: Save = (form) => {
    sent.push(form)
    return Promise.resolve({
      kind: 'saved',
      revision: sent.length + 1,
      at: '2026-11-24T10:50:00.000Z',
      marks: {},
    })
  }
  return { sent, save }
}

test('what was typed before the script came is saved as well', async () => {
  const { sent, save } = saving()
  const place = document.createElement('div')
  place.innerHTML = renderToString(<Screen page={aPage()} save={save} />)
  document.body.append(place)
  const field = within(place).getByRole('combobox', { name: 'Label of who?' })
  ;(field as HTMLInputElement).value = 'Maria'

  render(<Screen page={aPage()} save={save} />, { container: place, hydrate: true })

  expect(await screen.findByText('Saved 10:50', {}, { timeout: 4000 })).toBeVisible()
  expect(sent.map((form) => form.get('q-who'))).toEqual(['Maria'])
  expect(field).toHaveValue('Maria')
})

test('a page that nobody has typed in saves nothing', async () => {
  const { sent, save } = saving()
  render(
    <Screen page={aPage({ answers: { who: 'Maria', channels: ['forum'], trial: false } })} save={save} />,
  )
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sent).toEqual([])
})

test('every question type is a labelled field', () => {
  render(<Screen page={aPage()} save={saving().save} />)
  expect(screen.getByRole('group', { name: 'Label of own-accounts?' })).toBeVisible()
  expect(screen.getByRole('radio', { name: /Yes, openly/ })).not.toBeChecked()
  expect(screen.getByRole('combobox', { name: 'Label of who?' })).toHaveAccessibleDescription(/Help for who/)
  expect(screen.getByRole('checkbox', { name: 'Our forum' })).not.toBeChecked()
  expect(screen.getByRole('textbox', { name: 'Label of days?' })).toBeVisible()
  expect(screen.getByText('Saved 10:42')).toBeVisible()
})

test('the text beside the questions follows the answers as a redline', async () => {
  const user = userEvent.setup()
  render(<Screen page={aPage()} save={saving().save} />)
  const text = screen.getByRole('article', { name: 'What people will read' })
  expect(within(text).queryByText(/You may say that you work here/)).toBeNull()

  await user.click(screen.getByRole('radio', { name: /Yes, openly/ }))

  expect(
    within(text)
      .getByText(/You may say that you work here/)
      .closest('ins, section'),
  ).not.toBeNull()
  expect(text.querySelector('ins')).toHaveTextContent('You may say that you work here')
})

test('a question appears as soon as an answer leads to it', async () => {
  const user = userEvent.setup()
  render(<Screen page={aPage()} save={saving().save} />)
  expect(screen.queryByRole('textbox', { name: 'Label of trials?' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Yes' }))
  expect(screen.getByRole('textbox', { name: 'Label of trials?' })).toBeVisible()
})

test('what is typed is saved after a pause, and the next save starts from there', async () => {
  const user = userEvent.setup()
  const { sent, save } = saving()
  render(<Screen page={aPage()} save={save} />)
  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), 'Maria')
  expect(screen.getByText('Not saved yet')).toBeVisible()

  expect(await screen.findByText('Saved 10:50', {}, { timeout: 4000 })).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.get('q-who')).toBe('Maria')
  expect(sent[0]?.get('revision')).toBe('1')

  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), ' Silva')
  await expect.poll(() => sent[1]?.get('revision'), { timeout: 4000 }).toBe('2')
})

test('a save that fails says so, keeps what was typed, and guards the page', async () => {
  const user = userEvent.setup()
  const save: Save = () => Promise.resolve({ kind: 'unreachable', sentence: 'Not saved: no answer.' })
  render(<Screen page={aPage()} save={save} />)
  const field = screen.getByRole('combobox', { name: 'Label of who?' })
  await user.type(field, 'Maria')
  expect((await screen.findAllByText('Not saved: no answer.', {}, { timeout: 4000 })).length).toBeGreaterThan(
    0,
  )
  expect(field).toHaveValue('Maria')
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
})

test('an answer that cannot be read is named when one leaves it, and the others are saved', async () => {
  const user = userEvent.setup()
  const { sent, save } = saving()
  render(<Screen page={aPage()} save={save} />)
  await user.type(screen.getByRole('textbox', { name: 'Label of days?' }), 'soon')
  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), 'Maria')
  expect(screen.getByRole('textbox', { name: 'Label of days?' })).toHaveAccessibleDescription(/not a number/)
  await expect.poll(() => sent.length, { timeout: 4000 }).toBe(1)
  expect(sent[0]?.getAll('asked')).not.toContain('days')
  expect(sent[0]?.getAll('asked')).toContain('who')
})

test('while a version is in review nothing is saved by itself', async () => {
  const user = userEvent.setup()
  const { sent, save } = saving()
  render(<Screen page={aPage({ inReview: true })} save={save} />)
  expect(screen.getByText(/that approval round ends/)).toBeVisible()
  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), 'Maria')
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  expect(sent).toHaveLength(0)
  expect(screen.getByText('Not saved yet')).toBeVisible()
})

test('after a stale save both answers stand there, and the form starts from the other one', () => {
  const result: ScreenResult = {
    kind: 'refused',
    sentence: 'Somebody saved another answer while you had this open.',
    fields: { who: 'This was answered differently.' },
    typed: { who: ['Joel Brandt'] },
    revision: 7,
    marks: { who: 'mark-of-theirs' },
    others: { who: { words: 'Maria Silva', who: 'Nadia Rahman', at: '2026-11-24T10:41:00.000Z' } },
  }
  const { container } = render(<Screen page={aPage()} save={saving().save} result={result} />)
  expect(screen.getByRole('combobox', { name: 'Label of who?' })).toHaveValue('Joel Brandt')
  const other = screen.getByRole('group', {
    name: /Nadia Rahman answered this too, 24 November 2026, 10:41 UTC/,
  })
  expect(within(other).getByText('Maria Silva')).toBeVisible()
  expect(within(other).getByRole('radio', { name: 'Take theirs' })).not.toBeChecked()
  expect(container.querySelector('[name=started-who]')).toHaveValue('mark-of-theirs')
  expect(container.querySelector('[name=revision]')).toHaveValue('7')
  expect(screen.getByRole('link', { name: 'This was answered differently.' })).toHaveAttribute(
    'href',
    '#q-who',
  )
})

test('going on waits for the save under way, and starts from it', async () => {
  const user = userEvent.setup()
  const sent: FormData[] = []
  const places: string[] = []
  let finish: (result: ScreenResult) => void = () => undefined
  const save: Save = (form) => {
    sent.push(form)
    if (form.get('intent') === 'save') return Promise.resolve({ kind: 'next', href: '/next' })
    return new Promise((resolve) => {
      finish = resolve
    })
  }
  render(<Screen page={aPage()} save={save} go={(href) => places.push(href)} />)
  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), 'Maria')
  await expect.poll(() => sent.length, { timeout: 4000 }).toBe(1)
  await user.click(screen.getByRole('button', { name: 'Save and go on' }))
  expect(sent).toHaveLength(1)

  finish({ kind: 'saved', revision: 2, at: '2026-11-24T10:50:00.000Z', marks: { who: 'mark-of-mine' } })

  await expect.poll(() => places).toEqual(['/next'])
  expect(sent[1]?.get('started-who')).toBe('mark-of-mine')
  expect(sent[1]?.get('revision')).toBe('2')
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(false)
})

test('a form that does not get through stays as it is, with the reason', async () => {
  const user = userEvent.setup()
  const save: Save = () => Promise.resolve({ kind: 'unreachable', sentence: 'Not saved: no answer.' })
  render(<Screen page={aPage()} save={save} />)
  await user.click(screen.getByRole('radio', { name: /Yes, openly/ }))
  await user.click(screen.getByRole('button', { name: 'Save and go on' }))
  expect((await screen.findAllByText('Not saved: no answer.')).length).toBeGreaterThan(0)
  expect(screen.getByRole('radio', { name: /Yes, openly/ })).toBeChecked()
})

test('nothing is saved by itself while two answers wait for a choice', async () => {
  const user = userEvent.setup()
  const sent: FormData[] = []
  const save: Save = (form) => {
    sent.push(form)
    return Promise.resolve({
      kind: 'refused',
      sentence: 'Somebody saved another answer.',
      fields: { who: 'Answered differently.' },
      typed: {},
      revision: 7,
      marks: { who: 'mark-of-theirs' },
      others: { who: { words: 'Maria Silva', who: 'Nadia Rahman', at: '2026-11-24T10:41:00.000Z' } },
    })
  }
  render(<Screen page={aPage()} save={save} />)
  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), 'Joel')
  await screen.findByRole('radio', { name: 'Take theirs' }, { timeout: 4000 })
  await user.click(screen.getByRole('checkbox', { name: 'Our forum' }))
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  expect(sent).toHaveLength(1)

  await user.click(screen.getByRole('button', { name: 'Save and go on' }))
  expect(sent[1]?.get('started-who')).toBe('mark-of-theirs')
  expect(sent[1]?.get('keep-who')).toBe('mine')
})

test('a choice can be taken back, and the text follows', async () => {
  const user = userEvent.setup()
  const { sent, save } = saving()
  render(<Screen page={aPage({ answers: { 'own-accounts': 'open' } })} save={save} />)
  const text = screen.getByRole('article', { name: 'What people will read' })
  expect(within(text).getByText(/You may say that you work here/)).toBeVisible()
  const question = screen.getByRole('group', { name: 'Label of own-accounts?' })

  await user.click(within(question).getByRole('radio', { name: 'Not answered yet' }))

  expect(text.querySelector('del')).toHaveTextContent('You may say that you work here')
  await expect.poll(() => sent[0]?.get('q-own-accounts'), { timeout: 4000 }).toBe('')
})

test('an answer from the profile says so, and says when it is only for this policy', async () => {
  const user = userEvent.setup()
  const template = aTemplate()
  const questions = template.questions.map((question) =>
    question.id === 'who' ? { ...question, profile: true as const } : question,
  )
  const answers = { who: 'Maria Silva' }
  render(
    <Screen
      page={aPage({ template: { ...template, questions }, answers, profile: answers })}
      save={saving().save}
    />,
  )
  expect(screen.getByText(/^From/)).toHaveTextContent('From your organisation’s profile.')
  expect(screen.getByRole('link', { name: 'your organisation’s profile' })).toHaveAttribute(
    'href',
    '/profile',
  )

  await user.type(screen.getByRole('combobox', { name: 'Label of who?' }), ' (Events)')

  expect(screen.getByText(/^Only for this policy/)).toHaveTextContent('says: Maria Silva')
  await user.clear(screen.getByRole('combobox', { name: 'Label of who?' }))
  expect(screen.getByText(/^Not answered in this policy/)).toHaveTextContent('says: Maria Silva')
})
