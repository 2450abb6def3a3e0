// Groups, the choice of whom a section is for, and a draft read as somebody else: the pages with their forms.
import { describe, expect, test } from 'vitest'
import * as audience from '../../app/routes/policies.$slug.audience.$clause'
import * as groupsPage from '../../app/routes/people.groups'
import * as personPage from '../../app/routes/people.$id'
import * as preview from '../../app/routes/policies.$slug.preview'
import * as versionPage from '../../app/routes/policies.$slug.versions.$ordinal._index'
import * as decision from '../../app/routes/policies.$slug.versions.$ordinal.decision'
import { openDraft } from '../../app/commands/open-draft'
import { markOf } from '../../app/domain/mark'
import type { Person } from '../../app/domain/person'
import { listGroups, listGroupsOf } from '../../db/groups'
import { aDraftWithAddenda, aPolicyWithAddenda, audienceChosen, type Addenda } from '../addenda'
import { contextOf, ledgerActionsOf, minutesLater, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, piotr, ruth } from '../people'
import { anApprovedVersion, approve, publish, submit, versionOf } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

type Sent = { data: unknown; init: { status?: number } | null }

function given({ candor, slug }: Addenda, person: Person, request: Request, clause = 'purpose') {
  return {
    context: contextOf(candor, person),
    params: { slug, clause, id: joel.id, ordinal: '1' },
    request,
  }
}

async function chosenIn({ candor, policyId }: Addenda): Promise<unknown> {
  return valueOf(await openDraft(candor.db, candor.library, { policyId })).draft.arrangement.audiences
}

const started = markOf({ kind: 'everyone' })

describe('the choice of whom a section is for', () => {
  test('offers the groups that are there, with the people in them today', async () => {
    const addenda = await aDraftWithAddenda()
    const data = await audience.loader(given(addenda, amara, aGet('/')))
    const page = drawnPage(audience.default, data)
    expect(page.getByRole('radio', { name: 'Everyone' })).toHaveProperty('checked', true)
    expect(page.getByRole('checkbox', { name: /Volunteers\s*1 person today/ })).toBeTruthy()
    expect(page.getByRole('checkbox', { name: /Night shift\s*Nobody today/ })).toBeTruthy()
  })

  test('says whom it is for now, and how many that are', async () => {
    const addenda = await aDraftWithAddenda()
    const page = drawnPage(audience.default, await audience.loader(given(addenda, amara, aGet('/'), 'law')))
    expect(page.text).toContain('It is for Volunteers now: 1 person today.')
    expect(page.getByRole('checkbox', { name: /Volunteers/ })).toHaveProperty('checked', true)
  })

  test('is kept, and everyone gives it back to all', async () => {
    const addenda = await aDraftWithAddenda()
    const form = aForm('/', { who: 'groups', groups: 'volunteers', started })
    expect(await audience.action(given(addenda, amara, form))).toHaveProperty('status', 303)
    expect(await chosenIn(addenda)).toHaveProperty('purpose.groups.0.key', 'volunteers')
    await audienceChosen(addenda, 'purpose', [])
    expect(await chosenIn(addenda)).not.toHaveProperty('purpose')
    expect(await ledgerActionsOf(addenda.candor.db)).toContain('draft.audience-chosen')
  })

  test('“only some people” without a group comes back with the reason at the field', async () => {
    const addenda = await aDraftWithAddenda()
    const args = given(addenda, amara, aForm('/', { who: 'groups', started }))
    const answer = (await audience.action(args)) as Sent
    expect(answer.init?.status).toBe(422)
    const page = drawnPage(
      audience.default,
      await audience.loader(given(addenda, amara, aGet('/'))),
      answer.data,
    )
    expect(
      page.getByRole('link', { name: 'Choose at least one group, or “Everyone”.' }).getAttribute('href'),
    ).toBe('#groups')
    expect(page.getByRole('radio', { name: /Only some people/ })).toHaveProperty('checked', true)
  })

  test('that somebody else changed meanwhile is refused', async () => {
    const addenda = await aDraftWithAddenda()
    await audienceChosen(addenda, 'purpose', ['night-shift'])
    const form = aForm('/', { who: 'groups', groups: 'volunteers', started })
    expect(await audience.action(given(addenda, amara, form))).toMatchObject({
      data: { rule: 'audience-changed-meanwhile' },
    })
  })

  test('is nobody’s but an author’s, and of no section that is not there', async () => {
    const addenda = await aDraftWithAddenda()
    expect((await thrownBy(() => audience.loader(given(addenda, ben, aGet('/'))))).status).toBe(403)
    expect((await thrownBy(() => audience.loader(given(addenda, amara, aGet('/'), 'gone')))).status).toBe(404)
  })
})

describe('groups of people', () => {
  test('a person is put into a group and taken out of another; what was before stays with its days', async () => {
    const addenda = await aDraftWithAddenda()
    const fields = { do: 'groups', shown: 'volunteers', groups: 'night-shift', newGroup: 'Festival crew' }
    expect(await personPage.action(given(addenda, nadia, aForm('/', fields)))).toHaveProperty('status', 303)
    const now = await listGroupsOf(addenda.candor.db, joel.id)
    expect(now.map((group) => group.key)).toEqual(['festival-crew', 'night-shift'])
    const page = drawnPage(personPage.default, await personPage.loader(given(addenda, piotr, aGet('/'))))
    expect(page.text).toContain('Volunteers from 24 November 2026')
    expect(page.text).toContain('Festival crew since 24 November 2026')
    expect(page.queryByRole('checkbox', { name: 'Volunteers' })).toBeNull()
  })

  test('a new group of a name that is taken comes back with what was ticked', async () => {
    const addenda = await aDraftWithAddenda()
    const fields = { do: 'groups', shown: 'volunteers', groups: 'night-shift', newGroup: 'VOLUNTEERS' }
    const answer = (await personPage.action(given(addenda, nadia, aForm('/', fields)))) as Sent
    expect(answer).toMatchObject({ init: { status: 422 }, data: { rule: 'group-exists' } })
    const page = drawnPage(
      personPage.default,
      await personPage.loader(given(addenda, nadia, aGet('/'))),
      answer.data,
    )
    expect(page.getByRole('checkbox', { name: 'Night shift' })).toHaveProperty('checked', true)
    expect(page.getByRole('checkbox', { name: 'Volunteers' })).toHaveProperty('checked', false)
    expect(page.getByLabelText('Another group')).toHaveProperty('value', 'VOLUNTEERS')
  })

  test('are listed with how many people are in each; an administrator adds one', async () => {
    const addenda = await aDraftWithAddenda()
    const page = drawnPage(groupsPage.default, await groupsPage.loader(given(addenda, nadia, aGet('/'))))
    expect(page.getByRole('link', { name: '1 person' }).getAttribute('href')).toBe('/people?group=volunteers')
    const form = aForm('/', { newGroup: 'Board' })
    expect(await groupsPage.action(given(addenda, nadia, form))).toHaveProperty('status', 303)
    expect((await listGroups(addenda.candor.db)).map((group) => group.key)).toContain('board')
    const empty = (await groupsPage.action(given(addenda, nadia, aForm('/', { newGroup: ' ' })))) as Sent
    expect(empty.init?.status).toBe(422)
  })
})

describe('a draft read as somebody else', () => {
  async function previewed(addenda: Addenda, query: string) {
    return drawnPage(preview.default, await preview.loader(given(addenda, ben, aGet(`/${query}`))))
  }

  test('without choosing, all of it with the addenda marked', async () => {
    const page = await previewed(await aDraftWithAddenda(), '')
    expect(page.text).toContain('What the law protects (for Volunteers)')
    expect(page.text).not.toContain('Back to the whole draft')
  })

  test('as a person, with a bar that says so and the way back', async () => {
    const page = await previewed(await aDraftWithAddenda(), `?as=${joel.id}`)
    expect(page.text).toContain('You read this draft as Joel Brandt would.')
    expect(page.text).toContain('and what is for: Volunteers. 1 addendum is for others.')
    expect(page.queryByRole('heading', { name: /Your own accounts/ })).toBeNull()
    expect(page.getByRole('heading', { name: /What the law protects/ })).toBeTruthy()
    expect(page.getByRole('link', { name: 'Word' }).getAttribute('href')).toContain('audience=volunteers')
  })

  test('as somebody of a group, and as somebody in none', async () => {
    const addenda = await aDraftWithAddenda()
    expect((await previewed(addenda, '?group=night-shift')).text).toContain(
      'as somebody of “Night shift” would',
    )
    const none = await previewed(addenda, '?group=everyone')
    expect(none.text).toContain('as somebody in no group would')
    expect(none.text).toContain('2 addenda are for others.')
  })

  test('as whoever is called what was typed; of several, one chooses', async () => {
    const addenda = await aDraftWithAddenda()
    expect((await previewed(addenda, '?person=joel')).text).toContain('as Joel Brandt would')
    const several = await previewed(addenda, '?person=a')
    expect(several.text).toContain('More than one person fits.')
    expect(several.getByRole('link', { name: 'Maria Silva' }).getAttribute('href')).toContain(
      `?as=${maria.id}`,
    )
    expect((await previewed(addenda, '?person=Zebedee')).text).toContain('Nobody fits.')
  })

  test('is for those who may read drafts', async () => {
    const addenda = await aDraftWithAddenda()
    expect((await thrownBy(() => preview.loader(given(addenda, joel, aGet('/'))))).status).toBe(403)
  })
})

describe('around a version', () => {
  test('approvers see a section that is for others now as a change', async () => {
    const addenda = await aPolicyWithAddenda()
    await audienceChosen(addenda, 'purpose', ['night-shift'])
    valueOf(await submit(addenda.candor, addenda.policyId))
    const args = given(addenda, ben, aGet('/'))
    const page = drawnPage(
      decision.default,
      await decision.loader({ ...args, params: { ...args.params, ordinal: '2' } }),
    )
    expect(page.text).toContain('Now for Night shift, was for everyone')
  })

  test('a version that comes into force later shows each reader what will apply to them', async () => {
    const addenda = await aDraftWithAddenda()
    const version = await anApprovedVersion(addenda.candor, addenda.policyId)
    valueOf(await publish(addenda.candor, version, { effectiveAt: minutesLater(60) }))
    const joels = drawnPage(versionPage.default, await versionPage.loader(given(addenda, joel, aGet('/'))))
    expect(joels.text).toContain('This is what applies to you as: Volunteers.')
    expect(joels.queryByRole('heading', { name: /Your own accounts/ })).toBeNull()
    const all = drawnPage(
      versionPage.default,
      await versionPage.loader(given(addenda, joel, aGet('/?all=1'))),
    )
    expect(all.getByRole('heading', { name: /Your own accounts/ })).toBeTruthy()
  })

  test('whoever decides about a version reads all of it, whatever groups they are in', async () => {
    const addenda = await aDraftWithAddenda()
    valueOf(await submit(addenda.candor, addenda.policyId))
    await approve(addenda.candor, await versionOf(addenda.candor, addenda.policyId, 1), ben)
    const page = drawnPage(versionPage.default, await versionPage.loader(given(addenda, ruth, aGet('/'))))
    expect(page.getByRole('heading', { name: /What the law protects/ })).toBeTruthy()
    expect(page.text).not.toContain('Show all addenda')
  })
})
