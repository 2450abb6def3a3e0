// Words to say: each statement in a box of its own that one tap selects whole, so that it can be copied without script.
import type { Block } from '../domain/policy-document'
import { printable } from '../render/printable'
import { BlocksText } from '../render/web'

type Statement = Extract<Block, { kind: 'statement' }>

export function StatementsList({ statements }: { statements: Statement[] }) {
  if (statements.length === 0) return null
  return (
    <div className="statements">
      {statements.map((statement, index) => (
        <figure className="statement" key={index}>
          <figcaption dir="auto">{printable(statement.label)}</figcaption>
          <blockquote dir="auto">
            <BlocksText blocks={statement.blocks} />
          </blockquote>
        </figure>
      ))}
    </div>
  )
}
