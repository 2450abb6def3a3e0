// A policy that was drawn before, put into a page as it is.

/** Made by `drawPolicy` and by nothing else: HTML of our own renderer, in which every word people typed is escaped. */
export type DrawnPolicy = { language: string; html: string }

/** `look` is "redline" for a text with its changes. */
export function DrawnPolicyText({ policy, look }: { policy: DrawnPolicy; look?: 'redline' }) {
  return (
    <div
      className={look === 'redline' ? 'policy redline' : 'policy'}
      lang={policy.language || undefined}
      // React escaped every text in it when it was drawn; drawing it again for each reader is what takes the time.
      // eslint-disable-next-line no-restricted-syntax
      dangerouslySetInnerHTML={{ __html: policy.html }}
    />
  )
}
