// What changed between two texts: who may compare what, what is shown of it, and addresses that ask for nothing there is.
import { describe, expect, test } from 'vitest'
import * as compare from '../../app/routes/policies.$slug.compare'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { aHistory as history } from '../a-history'
import { aDraftWithAddenda, aPolicyWithAddenda } from '../addenda'
import { contextOf, minutesLater, valueOf } from '../instance'
import { amara, joel, maria } from '../people'
import { anAnswer, anApprovedVersion, publish } from '../policies'
import { aGet, drawnPage, thrownBy } from './drawn-page'

type Place = { candor: Candor; slug: string }

function load({ candor, slug }: Place, person: Person, query = '') {
  const request = aGet(`/policies/${slug}/compare${query}`)
  return compare.loader({ context: contextOf(candor, person), params: { slug }, request })
}

async function read(place: Place, person: Person, query = '') {
  return drawnPage(compare.default, await load(place, person, query))
}

async function refusal(place: Place, person: Person, query: string): Promise<number> {
  return (await thrownBy(() => load(place, person, query))).status
}

/** 1.0 reaches our neighbours, 2.0 adds a duty and is in force since; submission 3 is in review; the draft is another text. */
const aHistory = () =>
  history([
    'our neighbours',
    'our neighbours, and you must answer within 2 days',
    'our neighbours, and you must answer within 3 days',
    'our neighbours, and you may answer within 3 days',
  ])

describe('two texts', () => {
  test('readers see the two last published ones, with counts, the note and the ground of each duty', async () => {
    const page = await read(await aHistory(), joel)
    expect(page.text).toContain('From 1.0 to 2.0')
    expect(page.text).toContain(
      'Compared with 1.0: 1 section changed; 7 words added; 1 change alters a duty or a right.',
    )
    expect(page.text).toContain('What readers were told about 2.0: The first one.')
    expect(page.html).toContain('<ins>, and you must answer within 2 days</ins>')
    expect(page.text).toContain('Changes a duty: “you” was added; “must” was added; “within” was added')
  })

  test('whoever reads drafts sees what the draft changes of the live version', async () => {
    const page = await read(await aHistory(), amara)
    expect(page.text).toContain('From 2.0 to the draft')
    expect(page.html).toContain('<del>must</del><ins>may</ins>')
  })

  test('“live” is the version in force, and a submission is a text like any other', async () => {
    const page = await read(await aHistory(), amara, '?from=live&to=3')
    expect(page.text).toContain('From 2.0 to submission 3')
    expect(page.text).toContain('“2 days” became “3 days”')
  })

  test('a version without an earlier one named is compared with the one before', async () => {
    expect((await read(await aHistory(), amara, '?to=2')).text).toContain('From 1.0 to 2.0')
  })

  test('the same text says so, and shows no redline', async () => {
    const page = await read(await aHistory(), joel, '?from=2&to=2')
    expect(page.text).toContain('These two are the same text.')
    expect(page.queryByRole('link', { name: 'Word with tracked changes' })).toBeNull()
  })

  test('Word with the same difference is one link away', async () => {
    const history = await aHistory()
    const word = (await read(history, amara, '?from=1')).getByRole('link', {
      name: 'Word with tracked changes',
    })
    expect(word.getAttribute('href')).toBe(
      `/policies/${history.slug}/export?format=docx&version=draft&against=1`,
    )
  })
})

describe('views', () => {
  test('only what changes a duty: the sentence with its ground, and nothing else', async () => {
    const page = await read(await aHistory(), amara, '?from=1&to=2&show=duties')
    expect(page.text).toContain('Why it counts: “you” was added')
    expect(
      page.getByRole('link', { name: 'Only what changes a duty (1)' }).getAttribute('aria-current'),
    ).toBe('page')
    expect(page.text).not.toContain('Nothing here takes')
  })

  test('the whole text has what did not change as well; a view that there is not is the changes', async () => {
    const history = await aHistory()
    expect((await read(history, joel, '?show=all')).text).toContain('Nothing here takes a legal right away.')
    expect((await read(history, joel, '?show=everything')).text).not.toContain('Nothing here takes')
  })

  test('the form and the views work as addresses', async () => {
    const history = await aHistory()
    const page = await read(history, joel, '?from=1&to=2&show=duties')
    const choices = page.getAllByRole('option').map((option) => option.textContent)
    expect(choices).toEqual(['2.0 (live)', '1.0 (superseded)', '2.0 (live)', '1.0 (superseded)'])
    expect(page.getByRole('link', { name: 'The whole text' }).getAttribute('href')).toBe(
      `/policies/${history.slug}/compare?from=1&to=2&show=all`,
    )
  })
})

describe('who may compare what', () => {
  test.each(['?to=draft', '?from=3&to=2', '?to=3', '?from=1&to=3'])(
    'staff: %s is not there',
    async (query) => {
      expect(await refusal(await aHistory(), joel, query)).toBe(404)
    },
  )

  test.each(['?from=draft', '?from=9', '?to=9', '?from=0', '?from=1.5', '?from=live%00', '?to=DRAFT'])(
    'nobody: %s is not there',
    async (query) => {
      expect(await refusal(await aHistory(), amara, query)).toBe(404)
    },
  )

  test('a title that only the draft has is not told to readers', async () => {
    const history = await aHistory()
    const { db } = history.candor
    await db.updateTable('policies').set({ title: 'Secret title' }).execute()
    expect((await read(history, joel)).text).not.toContain('Secret title')
    expect((await read(history, amara)).text).toContain('Secret title')
  })

  test('a policy that is not there', async () => {
    const { candor } = await aHistory()
    expect(await refusal({ candor, slug: 'nothing' }, amara, '')).toBe(404)
  })

  test('a reader sees what changed for them, and all of it on request', async () => {
    const addenda = await aPolicyWithAddenda()
    await anAnswer(addenda.candor, addenda.policyId, 'our neighbours')
    const second = await anApprovedVersion(addenda.candor, addenda.policyId)
    valueOf(await publish(addenda.candor, second, { effectiveAt: minutesLater(10) }))
    const later = { ...addenda, candor: { ...addenda.candor, now: () => minutesLater(60) } }
    const own = await read(later, maria, '?show=all')
    expect(own.text).toContain('2 addenda are for others.')
    expect(own.text).not.toContain('Your own accounts')
    const all = await read(later, maria, '?show=all&all=1')
    expect(all.text).toContain('Your own accounts')
  })
})

describe('nothing to compare', () => {
  test('one published version', async () => {
    const page = await read(await aPolicyWithAddenda(), joel)
    expect(page.text).toContain('There is only one text so far.')
  })

  test('a draft that was never sent; “live” while nothing is', async () => {
    const draft = await aDraftWithAddenda()
    expect((await read(draft, amara)).text).toContain('There is only one text so far.')
    expect((await read(draft, amara, '?from=live')).text).toContain('Nothing is in force now.')
    expect(await refusal(draft, joel, '')).toBe(404)
  })
})
