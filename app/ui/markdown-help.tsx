// What to type for lists, links and emphasis, for whoever writes in the plain text box.

export function MarkdownHelp() {
  return (
    <details>
      <summary>Lists, links and emphasis</summary>
      <table className="records markdown-help">
        <caption className="visually-hidden">What to type for what you see</caption>
        <thead>
          <tr>
            <th scope="col">You type</th>
            <th scope="col">People read</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td data-label="You type">
              <code>- one point</code>
            </td>
            <td data-label="People read">• one point</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>1. first step</code>
            </td>
            <td data-label="People read">1. first step</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>**must**</code>
            </td>
            <td data-label="People read">
              <strong>must</strong>
            </td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>*gently*</code>
            </td>
            <td data-label="People read">
              <em>gently</em>
            </td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>[our forum](https://example.org)</code>
            </td>
            <td data-label="People read">a link to the address</td>
          </tr>
          <tr>
            <td data-label="You type">
              <code>&gt; words of somebody else</code>
            </td>
            <td data-label="People read">a quotation</td>
          </tr>
        </tbody>
      </table>
      <p>Pictures, code and raw HTML cannot stand in a policy. You are told before anything is left out.</p>
    </details>
  )
}
