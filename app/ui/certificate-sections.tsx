// The sections of a version on a certificate: those that applied to the person, and those that were for others.
import type { SectionThen } from '../governance/certificate'

export function CertificateSections({ sections }: { sections: SectionThen[] }) {
  const applied = sections.filter((section) => section.applied)
  const others = sections.filter((section) => !section.applied)
  return (
    <>
      {applied.length === 0 ? 'None applied.' : <SectionLine sections={applied} />}
      {others.length > 0 && (
        <p className="muted">
          For others, so not for them: <SectionLine sections={others} />
        </p>
      )}
    </>
  )
}

function SectionLine({ sections }: { sections: SectionThen[] }) {
  return (
    <span dir="auto">
      {sections
        .map(({ number, heading, audience }) => `${number} ${heading}${audience && ` (for ${audience})`}`)
        .join(' · ')}
    </span>
  )
}
