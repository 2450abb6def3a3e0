// One-time links in messages: for the person they were sent to, not for whoever reads the mail list.

/** The text without what makes its links work. */
export function withoutOneTimeLinks(text: string): string {
  return text.replace(/\/(invitation|reset|setup|expert)\/[\w-]{20,}/g, '/$1/…')
}
