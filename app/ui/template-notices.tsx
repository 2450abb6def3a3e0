// Above a plan: that the template has moved on, and after an upgrade what came of it.
import { Notice } from './notice'

export type UpgradeNotice = { from: string; to: string; changes: string[] }
export type UpgradedFacts = { taken: number; kept: number; merged: number; questions: number }

export function TemplateNotices({
  page,
}: {
  page: {
    slug: string
    mayWrite: boolean
    upgrade: UpgradeNotice | null
    upgraded: UpgradedFacts | null
    followed: { from: string; to: string } | null
  }
}) {
  const { slug, mayWrite, upgrade, upgraded, followed } = page
  return (
    <>
      {upgraded && (
        <Notice tone="good" title="The draft is on the new template">
          <p>
            {upgraded.taken + upgraded.kept + upgraded.merged === 0
              ? 'No section of your text had to change.'
              : `${upgraded.taken} taken, ${upgraded.kept} kept, ${upgraded.merged} merged.`}
            {upgraded.questions === 1 && ' One new question waits for an answer.'}
            {upgraded.questions > 1 && ` ${upgraded.questions} new questions wait for an answer.`}
          </p>
        </Notice>
      )}
      {followed && (
        <Notice tone="wait" title={`The template of this policy is now version ${followed.to}`}>
          This draft was last saved with version {followed.from}, before Candor kept a copy of each template.
          Its text follows the new one. Read the whole draft once more before you send it.
        </Notice>
      )}
      {upgrade && (
        <Notice title={`The template of this policy has moved on to version ${upgrade.to}`}>
          <p>
            This draft stands on version {upgrade.from}, and nothing has changed in it.{' '}
            {upgrade.changes.slice(0, 2).join(' ')}
          </p>
          {mayWrite && (
            <p>
              <a href={`/policies/${slug}/upgrade`}>See what changed, and decide section by section</a>
            </p>
          )}
        </Notice>
      )}
    </>
  )
}
