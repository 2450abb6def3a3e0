// The frame of every page: header with search and the alarm, side list, main. Works without script.
import type { ReactNode } from 'react'
import type { Person } from '../domain/person'
import { isCurrent, navigationFor } from './navigation'

export type ShellFacts = {
  person: Person | null
  organisation: { name: string; sample: boolean; playbookAccess: 'open' | 'signed-in' } | null
  /** Path of the page, for the current row. */
  path: string
}

export function Shell({ person, organisation, path, children }: ShellFacts & { children: ReactNode }) {
  const alarm = organisation !== null && (person !== null || organisation.playbookAccess === 'open')
  return (
    <div className={person ? 'shell' : 'shell bare'}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="head">
        <a className="brand" href="/" aria-label="Candor, front page">
          Can<span>dor</span>
        </a>
        {person && <SearchForm />}
        {alarm && (
          <a className="button alarm" href="/playbook">
            A post went wrong
          </a>
        )}
        {person ? <Who person={person} /> : organisation && <SignInLink path={path} />}
      </header>
      {organisation?.sample && (
        <p className="banner">
          Sample organisation: the people and events here are invented, and no mail is sent.
        </p>
      )}
      {person && <SideList person={person} path={path} label="Main" />}
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      {alarm && (
        <aside className={person ? 'foot' : 'foot alone'} aria-label="At hand">
          {person && (
            <details>
              <summary className="button">Menu</summary>
              <div className="sheet">
                <SideList person={person} path={path} label="Main, on a small screen" />
              </div>
            </details>
          )}
          {person && (
            <a className="button" href="/search">
              Search
            </a>
          )}
          <a className="button alarm" href="/playbook">
            A post went wrong
          </a>
        </aside>
      )}
    </div>
  )
}

function SearchForm() {
  return (
    <form className="search" role="search" action="/search">
      <input
        className="input"
        type="search"
        name="words"
        aria-label="Search policies and the playbook"
        placeholder="Search policies and the playbook"
      />
    </form>
  )
}

function Who({ person }: { person: Person }) {
  return (
    <a className="who" href="/account">
      <b>{person.name}</b>
      <small>{person.jobTitle || person.department}</small>
    </a>
  )
}

function SignInLink({ path }: { path: string }) {
  if (path.startsWith('/sign-in')) return <span />
  return (
    <a className="button small" href="/sign-in">
      Sign in
    </a>
  )
}

function SideList({ person, path, label }: { person: Person; path: string; label: string }) {
  const items = navigationFor(person)
  const administration = items.filter((item) => item.group === 'administration')
  return (
    <nav className="side" aria-label={label}>
      <div className="list">
        {items
          .filter((item) => item.group === 'work')
          .map((item) => (
            <a key={item.href} href={item.href} aria-current={isCurrent(item, path) ? 'page' : undefined}>
              {item.label}
            </a>
          ))}
        {administration.length > 0 && <p>Administration</p>}
        {administration.map((item) => (
          <a key={item.href} href={item.href} aria-current={isCurrent(item, path) ? 'page' : undefined}>
            {item.label}
          </a>
        ))}
      </div>
    </nav>
  )
}
