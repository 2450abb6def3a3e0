// Three questions that lead to a playbook page; a plain GET form on one screen.
import { triageQuestions, type TriageAnswers } from '../domain/playbook'
import { Choices } from './field'

export function TriageForm({ answers }: { answers: TriageAnswers }) {
  return (
    <form className="triage stack" action="/playbook/triage">
      <div className="questions">
        {triageQuestions.map((question) => (
          <Choices
            key={question.id}
            name={question.id}
            label={question.label}
            kind="single"
            options={question.options.map(({ value, label }) => ({ value, label }))}
            chosen={[answers[question.id] ?? '']}
          />
        ))}
      </div>
      <div className="row">
        <button className="button primary">Show what fits</button>
        <small>Leave out what you do not know.</small>
      </div>
    </form>
  )
}
