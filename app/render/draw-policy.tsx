// Drawing a policy as HTML, each clause once: a clause that is the same object again is not drawn again.
import { renderToStaticMarkup } from 'react-dom/server'
import type { Clause, PolicyDocument } from '../domain/policy-document'
import type { DrawnPolicy } from './drawn-policy'
import { ClauseText, FactsText, type OriginLinks } from './web'

/** Clause → its HTML, with the links to origins it was drawn with. Forgotten with the clause. */
const drawn = new WeakMap<Clause, { links: string; html: string }>()

/** The policy as `PolicyText` draws it, character for character. */
export function drawPolicy(document: PolicyDocument, origins?: OriginLinks): DrawnPolicy {
  const facts = renderToStaticMarkup(<FactsText facts={document.facts} />)
  const clauses = document.clauses.map((clause) => drawClause(clause, origins))
  return { language: document.language, html: facts + clauses.join('') }
}

function drawClause(clause: Clause, origins: OriginLinks | undefined): string {
  const links = origins ? `${origins.under} ${origins.query ?? ''}` : ''
  const known = drawn.get(clause)
  if (known?.links === links) return known.html
  const html = renderToStaticMarkup(<ClauseText clause={clause} origins={origins} />)
  drawn.set(clause, { links, html })
  return html
}
