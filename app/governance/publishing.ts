// Publishing: may this version be published now, under which number, from when and until when.
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { isLighter } from './change-class'
import type { RoundOutcome } from './review'
import { neverTookEffect } from './standing'
import {
  compareEffect,
  nextNumber,
  numberText,
  type ChangeClass,
  type Publication,
  type VersionNumber,
} from './version'

export type PublicationRequest = {
  changeClass: ChangeClass
  changeNote: string
  /** Null: at once. */
  effectiveAt: Date | null
  /** From this moment it no longer applies; null: until it is superseded. */
  validTo?: Date | null
}

export type VersionToPublish = {
  id: string
  ordinal: number
  /** Null while its round is open. */
  roundOutcome: RoundOutcome | null
  /** True when the policy no longer applies. */
  isRetired?: boolean
}

type Published = Publication & { ordinal: number }

/**
 * May this approved version be published, and when does it take effect?
 * Refuses a version of a retired policy, one that is not approved, is published already, is older than the last published one,
 * lacks a change note, would take effect in the past or before the publication it follows, or would end before it begins.
 */
export function decidePublication(
  version: VersionToPublish,
  published: Published[],
  request: PublicationRequest,
  at: Date,
): Outcome<{ number: VersionNumber; effectiveAt: Date }> {
  const refusal = mayFollow(version, published)
  if (refusal) return refusal
  if (version.roundOutcome !== 'approved') {
    return refused(
      'not-approved',
      'This version is not approved, so it cannot be published. Send it for approval first.',
    )
  }
  return decideDates(published, request, at)
}

/**
 * May this version, which is in review, be published at once, before anybody has approved it?
 * Refuses what `decidePublication` refuses, a version that is not in review, one without a reason, a kind of change that weighs
 * less than was proposed, and a publisher who is asked to approve it: whoever publishes in an emergency cannot approve afterwards.
 */
export function decideEmergency(
  version: VersionToPublish & { askedIds: string[]; proposedClass: ChangeClass | null },
  published: Published[],
  request: Pick<PublicationRequest, 'changeClass' | 'changeNote'> & { reason: string; publisherId: string },
  at: Date,
): Outcome<{ number: VersionNumber; effectiveAt: Date }> {
  const refusal = mayFollow(version, published)
  if (refusal) return refusal
  if (version.roundOutcome === 'approved') {
    return refused('approved-already', 'This version is approved. Publish it in the usual way.')
  }
  if (version.roundOutcome !== null) {
    return refused(
      'not-in-review',
      'This version is not in review any more, so nobody could approve it afterwards. Send the draft for approval first.',
    )
  }
  if (version.askedIds.includes(request.publisherId)) {
    return refused(
      'approver-cannot-publish-in-emergency',
      'You are asked to approve this version, and whoever publishes in an emergency cannot approve it afterwards. Approve it, or ask another emergency publisher.',
    )
  }
  if (request.reason.trim() === '') {
    return refused('emergency-reason-required', 'Say why it cannot wait. Every reader sees the reason.', {
      reason: 'Say in a sentence why it cannot wait.',
    })
  }
  const proposed = version.proposedClass
  if (proposed !== null && isLighter(request.changeClass, proposed)) {
    const sentence = `A ${proposed} change was proposed, and only an approver may say that it weighs less. Choose ${proposed}.`
    return refused('emergency-class-too-light', sentence, { changeClass: sentence })
  }
  return decideDates(published, { ...request, effectiveAt: null }, at)
}

function mayFollow(version: VersionToPublish, published: Published[]): Refusal | null {
  if (version.isRetired) return policyRetired
  if (published.some((publication) => publication.versionId === version.id)) {
    return refused('already-published', 'This version is published already.')
  }
  if (published.some((publication) => publication.ordinal > version.ordinal)) {
    return refused('newer-version-published', 'A newer version is published already. Start from that one.')
  }
  return null
}

/** What a retired policy answers to a submission and a publication. */
export const policyRetired = refused(
  'policy-retired',
  'This policy was retired, so nothing of it is approved or published any more. Start a new policy from its text.',
)

function decideDates(
  published: Published[],
  request: PublicationRequest,
  at: Date,
): Outcome<{ number: VersionNumber; effectiveAt: Date }> {
  if (request.changeNote.trim() === '') {
    const sentence = 'Tell readers in a sentence what changed, or why this policy is new.'
    return refused('change-note-required', sentence, { changeNote: 'Write a sentence for readers.' })
  }
  const effectiveAt = request.effectiveAt ?? at
  if (effectiveAt < at) {
    const fix = 'Choose today or a later day.'
    return refused('effective-in-the-past', `The effective date is in the past. ${fix}`, { effectiveOn: fix })
  }
  const last = published
    .filter((publication) => !neverTookEffect(publication))
    .sort(compareEffect)
    .at(-1)
  if (last && effectiveAt.toISOString() <= last.effectiveAt) {
    return refused(
      'effective-before-previous',
      `Version ${numberText(last)} takes effect later than this. Choose a day after it, or withdraw that one first.`,
      { effectiveOn: `Choose a day after ${last.effectiveAt.slice(0, 10)}.` },
    )
  }
  if (request.validTo && request.validTo <= effectiveAt) {
    return refused(
      'ends-before-it-begins',
      'The last day lies before the first one. Choose a later last day, or leave it empty.',
      {
        validTo: 'Choose a later day, or leave it empty.',
      },
    )
  }
  return accepted({ number: nextNumber(published, request.changeClass), effectiveAt })
}
