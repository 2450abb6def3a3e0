// What a rule answers: a value, or a refusal that says in words what happened and what to do.

export type Refusal = {
  ok: false
  /** Stable and literal: tests and routes switch on it. */
  rule: string
  /** What happened, then what to do. Shown to people as it is. */
  sentence: string
  /** Field name → sentence, where the refusal belongs to fields of a form. */
  fields?: Record<string, string>
}

export type Outcome<Value> = { ok: true; value: Value } | Refusal

/** What the rule allows, with the value it gives. */
export function accepted<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

/** What the rule refuses: its name, the sentence people read, and the sentences of single fields. */
export function refused(rule: string, sentence: string, fields?: Record<string, string>): Refusal {
  return fields ? { ok: false, rule, sentence, fields } : { ok: false, rule, sentence }
}
