// The search box of the playbook: say in your own words what happened.

export function PlaybookSearch({ words }: { words: string }) {
  return (
    <form className="playbook-search" role="search" action="/playbook" aria-label="Playbook">
      <label htmlFor="words">What happened?</label>
      <div>
        <input
          className="input"
          type="search"
          id="words"
          name="words"
          dir="auto"
          defaultValue={words}
          maxLength={200}
          placeholder="For example: posted from the wrong account"
          autoComplete="off"
        />
        <button className="button primary">Find the steps</button>
      </div>
    </form>
  )
}
