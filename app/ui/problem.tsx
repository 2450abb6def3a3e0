// The page that stands where a page could not: what happened, what to do, where to go.

export function Problem({ status, said }: { status: number; said?: string | undefined }) {
  const { title, sentence } = words(status)
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      <p>{said && said.length > 0 ? said : sentence}</p>
      <div className="row">
        <a className="button primary" href="/">
          Go to the front page
        </a>
        <a className="button" href="/playbook">
          A post went wrong
        </a>
      </div>
    </div>
  )
}

/** What such a page calls itself. */
export function problemTitle(status: number): string {
  return words(status).title
}

function words(status: number): { title: string; sentence: string } {
  switch (status) {
    case 403:
      return {
        title: 'This page is not for your role',
        sentence: 'Ask an administrator if you need it. Nothing was changed.',
      }
    case 404:
      return {
        title: 'There is nothing at this address',
        sentence: 'The link may be old or mistyped. Search for it, or start from the front page.',
      }
    case 422:
      return {
        title: 'This could not be done',
        sentence: 'Nothing was changed. Go back, load the page again, and try once more.',
      }
    case 503:
      return {
        title: 'Candor cannot save right now',
        sentence: 'What you confirmed before is safe. Keep this page open and try again in a minute.',
      }
    default:
      return {
        title: 'Something broke on our side',
        sentence:
          'Nothing you confirmed is lost. Try again; if it happens twice, tell your administrator when it happened.',
      }
  }
}
