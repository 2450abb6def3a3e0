// The kind of change that the redline suggests, with its grounds: a proposal, which an approver answers.
import { changeClasses, type ChangeClass } from '../governance/version'
import { Status } from './status'

export type ProposalProps = { proposed: ChangeClass; grounds: string[] }

export function ChangeProposal({ proposed, grounds }: ProposalProps) {
  return (
    <div className="stack tight narrow">
      <p className="row">
        Proposed: <Status tone="plain">{changeClasses[proposed].label}</Status>
        <span className="muted">{changeClasses[proposed].hint}</span>
      </p>
      <ul className="grounds">
        {[...new Set(grounds)].map((ground) => (
          <li key={ground} dir="auto">
            {ground}
          </li>
        ))}
      </ul>
    </div>
  )
}
