// A file that cannot be brought in: thrown deep inside a reader, and a refusal in words outside.
import { refused, type Refusal } from '../domain/outcome'

/** Carries a refusal out of a stream. Readers of whole files turn it back into a value. */
export class ImportProblem extends Error {
  readonly refusal: Refusal

  constructor(rule: string, sentence: string) {
    super(sentence)
    this.refusal = refused(rule, sentence)
  }
}
