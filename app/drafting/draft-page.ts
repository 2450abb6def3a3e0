// What every drafting page begins with: a person who may see drafts, the open draft, and the time zone of its clocks.
import { openDraft, type OpenDraft } from '../commands/open-draft'
import type { Context } from '../context'
import type { Permission } from '../domain/permission'
import type { Person } from '../domain/person'
import { allowed, notFound } from '../identity/guard'

export type DraftPage = OpenDraft & { person: Person; zone: string }

/** @throws the redirect to sign-in, 403, 404, or 409 when the draft's template is not installed. */
export async function draftPage(
  context: Context,
  request: Request,
  page: { slug: string | undefined; needs: Permission },
): Promise<DraftPage> {
  const person = allowed(context, request, page.needs)
  const { db, library } = context.candor
  const open = await openDraft(db, library, { slug: storable(page.slug) })
  if (open.ok) return { ...open.value, person, zone: context.organisation?.timeZone ?? 'UTC' }
  if (open.rule === 'no-policy') notFound('policy')
  throw new Response(open.sentence, {
    status: 409,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** Part of an address as the store can look for it: no address holds more or other characters. */
function storable(part: string | undefined): string {
  return part !== undefined && /^[a-z0-9-]{1,80}$/.test(part) ? part : ''
}
