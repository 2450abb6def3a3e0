// The form of a campaign plan, on the page that makes one and on the page that changes one.
import { CampaignPlanFields, type CampaignPlanFieldsProps } from './campaign-plan-fields'
import { ErrorSummary, OnceKey } from './field'

export function CampaignPlanForm({
  revision,
  once,
  submit,
  ...fields
}: CampaignPlanFieldsProps & {
  /** 0 for a new one. */
  revision: number
  once: string
  submit: string
}) {
  const { refusal } = fields
  return (
    <>
      {refusal?.rule && <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />}
      <form method="post" className="stack narrow" aria-label="Plan of the campaign">
        {/* The first button of a form is pressed by Enter: it must not be one that adds or removes a condition. */}
        <button className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {submit}
        </button>
        <OnceKey value={once} />
        <input type="hidden" name="revision" value={revision} />
        <CampaignPlanFields {...fields} />
        <div className="foot-bar">
          <button className={revision === 0 ? 'button primary' : 'button'}>{submit}</button>
        </div>
      </form>
    </>
  )
}
