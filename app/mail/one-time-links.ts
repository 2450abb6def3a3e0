// One-time links in messages: for the person they were sent to, not for whoever reads the mail list.

/** The text without what makes its links work. */
export function withoutOneTimeLinks(text: string): string {
  return withoutSignInLinks(text).replace(/\/(invitation|reset|setup|expert)\/[\w-]{20,}/g, '/$1/…')
}

/** The text without the links that sign somebody in: nobody passes those on, or could acknowledge in somebody's name. */
export function withoutSignInLinks(text: string): string {
  return text.replace(/\/enter\/[\w-]{20,}/g, '/enter/…')
}
