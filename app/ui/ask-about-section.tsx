// A question about one section: the section as it stands, and the form that sends the question.
import type { Clause } from '../domain/policy-document'
import { ClauseText } from '../render/web'
import { AskSomebody } from './ask-somebody'
import type { FieldErrors } from './field'
import { PageHead } from './page-head'

export function AskAboutSection({
  section,
  words,
  fields,
  once,
}: {
  section: {
    slug: string
    policy: string
    version: string
    clause: Clause
    ask: { name: string; within: string }
  }
  words: string
  fields?: FieldErrors | undefined
  once: string
}) {
  const { slug, policy, version, clause, ask } = section
  return (
    <>
      <PageHead title="Ask about this section" crumbs={[{ label: policy, href: `/policies/${slug}` }]}>
        <p className="muted">
          Section {clause.number} of {policy}, version {version}
        </p>
      </PageHead>
      <blockquote className="policy quoted" cite={`/policies/${slug}`}>
        <ClauseText clause={clause} headingLevel={2} />
      </blockquote>
      <AskSomebody
        title="Your question"
        ask={ask}
        place={{ slug, clauseId: clause.id }}
        words={words}
        fields={fields}
        once={once}
      />
    </>
  )
}
