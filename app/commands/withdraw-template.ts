// Withdraw an uploaded template: nobody starts a policy from it any more. Policies made from it keep their copy.
import { listUploadedTemplates, withdrawUploadedTemplate } from '../../db/template-copies'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { cleanLine } from '../domain/typed-text'
import { actingPerson } from './acting-person'
import { change } from './change'
import { findTemplate } from './templates'

/** Refuses a template that was not uploaded, or is withdrawn already, and a missing reason. */
export async function withdrawTemplate(
  desk: Desk,
  wish: { id: string; because: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(actingPerson(desk), 'manage-templates'))
    return refused('not-allowed', 'Only administrators withdraw templates. Ask one of them.')
  const because = cleanLine(wish.because, 500)
  if (!because.ok) return refused(because.rule, because.sentence, { because: because.sentence })
  if (because.value === '') {
    const sentence = 'Say why, so that people who look for the template understand.'
    return refused('reason-missing', sentence, { because: sentence })
  }
  return change(desk, async ({ trx, at, record }) => {
    const uploads = await listUploadedTemplates(trx)
    const current = uploads.find((one) => one.templateId === wish.id && one.withdrawnAt === null)
    if (!current)
      return refused('not-uploaded', 'This template was not uploaded here, or is withdrawn already.')
    const template = await findTemplate(trx, desk.candor.library, wish.id)
    await withdrawUploadedTemplate(trx, wish.id, at)
    await record({
      action: 'template.withdrawn',
      subject: { kind: 'template', id: wish.id },
      detail: { template: wish.id, title: template?.title ?? wish.id, because: because.value },
    })
    return accepted({ id: wish.id })
  })
}
