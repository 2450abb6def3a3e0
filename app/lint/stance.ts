// Stance: whether a sentence forbids, demands or allows what it speaks of. Found by its verbs; English only.
import type { Stance } from './legal-rule'

/** Words that allow, or that promise not to forbid; they win over a "not" beside them. */
const allows = [
  /\b(?:nothing|no part)\b.{0,60}\b(?:stops?|limits?|prevents?|restricts?|prohibits?|forbids?|keeps?|takes?)\b/,
  /\b(?:you|they|staff|employees|people|everyone|anyone|workers|members) (?:may|can|could|are free to|are welcome to|have the right to)(?! (?:not|never|only)\b)/,
  /\b(?:is|are|was|were) (?:not|never)\b.{0,20}\b(?:confidential|secrets?|private|ours?)\b/,
  /\b(?:never|not|does not|do not) (?:stops?|limits?|prevents?|restricts?|covers?|applies|apply)\b/,
  /\b(?:not|never)\b.{0,60}\binterferes?\b|\bright to (?:discuss|talk|speak|share|report)\b/,
  /\b(?:is|are) (?:fine|welcome|allowed|permitted|protected|your right)\b/,
  /\bnot (?:prohibited|forbidden|barred|prevented|stopped|required|obliged|asked|expected)\b/,
  /\b(?:need|have) not\b|\b(?:do|does) not (?:need|have) to\b|\bnever (?:have|need) to\b/,
  /\b(?:we|managers?|leaders?|employers?)\b.{0,30}\b(?:must not|may not|must never|will not|will never|do not|never|cannot)\b.{0,30}\b(?:stop|prevent|punish|discipline|discourage|forbid|ask|require|demand|request|retaliate|impede)\b/,
  /\b(?:nobody|no one|no manager)\b.{0,30}\b(?:may|can|will)\b.{0,30}\b(?:stop|prevent|punish|discipline|discourage|forbid|ask|require|demand|request|retaliate|impede)\b/,
]

const forbids = [
  /\b(?:must|may|should|shall|can|will|could|do) (?:not|never)\b/,
  /\b(?:mustn|don|doesn|shouldn|can|won|aren|isn)[’']t\b|\bcannot\b|\bnever\b/,
  /\b(?:prohibited|forbidden|barred|banned|not allowed|not permitted)\b/,
  /\b(?:refrain|abstain) from\b|\bavoid\b/,
  /\b(?:no one|nobody|no employee|no member of staff)\b.{0,20}\b(?:may|should|is allowed)\b/,
  /\b(?:is|are|as|remains?|keep|kept|treat|treated|considered)\b.{0,40}\b(?:confidential|secret)\b/,
  /\bwithout\b.{0,30}\b(?:permission|approval|authori[sz]ation|consent|clearance)\b/,
  /\b(?:urged?|encouraged|expected|asked) not to\b|\bthink carefully (?:before|about)\b/,
  /\b(?:subject to|grounds for|result in|lead to)\b.{0,30}\b(?:discipline|disciplinary|dismissal|termination)\b/,
]

const demands = [
  /\b(?:must|shall|should|has to|have to|is required to|are required to|is to|are to|agrees? to)\b(?! (?:not|never)\b)/,
  /\b(?:we|managers?|the company|your manager|hr)\b.{0,20}\b(?:may|can|will|reserves? the right to|are entitled to)\b.{0,20}\b(?:ask|request|require|demand|need|inspect|access)\b/,
  /\b(?:upon|on) request\b|^(?:give|provide|hand over|disclose|share|accept|tell|send|submit)\b/,
]

/** The sentence in the shape that patterns are written for: lower case, plain apostrophes, single spaces. */
export function normalised(sentence: string): string {
  return sentence.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').trim()
}

/** True when the sentence (normalised) takes this stance. */
export function takesStance(sentence: string, stance: Stance): boolean {
  if (allows.some((pattern) => pattern.test(sentence))) return false
  const patterns = stance === 'forbids' ? forbids : demands
  if (stance === 'demands' && forbids.slice(0, 5).some((pattern) => pattern.test(sentence))) return false
  return patterns.some((pattern) => pattern.test(sentence))
}
