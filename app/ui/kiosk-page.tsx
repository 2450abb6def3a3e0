// The kiosk's pages: the code, the name it belongs to, and the text with its questions and the statement. Plain forms throughout.
import type { DocumentDiff } from '../compare/document-diff'
import { triesWords, type CheckAnswers, type CheckStanding } from '../domain/check-question'
import type { PolicyDocument } from '../domain/policy-document'
import type { ReaderPart } from '../domain/reader-part'
import { DocumentRedline } from '../render/diff-web'
import { PolicyText } from '../render/web'
import { CheckFields, CheckResults, type MarkedQuestion, type OpenQuestion } from './check-form'
import { ErrorSummary, OnceKey } from './field'

/** Where the code is typed. */
export function KioskDoor({ typed, sentence }: { typed: string; sentence: string | undefined }) {
  return (
    <form className="kiosk stack loose" method="post" action="/kiosk" autoComplete="off">
      <h1>Read and acknowledge with your code</h1>
      <p>
        You have a slip of paper with a code. Type it here. Large or small letters, spaces: it does not
        matter.
      </p>
      <ErrorSummary sentence={sentence} />
      <div className={sentence ? 'field wrong' : 'field'}>
        <label htmlFor="code">Your code</label>
        <input
          className="input code-field"
          id="code"
          name="code"
          type="text"
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          defaultValue={typed}
          aria-invalid={sentence ? true : undefined}
        />
      </div>
      <div className="row">
        <button className="button primary">Go on</button>
      </div>
      <p className="muted">
        No code? Ask whoever looks after this device. You need no e-mail address and no password.
      </p>
    </form>
  )
}

/** "You are Ana Costa?" */
export function KioskName({ code, name, title }: { code: string; name: string; title: string }) {
  return (
    <div className="kiosk stack loose">
      <form className="stack" method="post" action="/kiosk">
        <h1>
          You are <bdi>{name}</bdi>?
        </h1>
        <p>
          You are asked to read “{title}” and to say that you have. Take the time you need. What you say is
          recorded under this name.
        </p>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="intent" value="read" />
        <div className="row">
          <button className="button primary">Yes, this is me</button>
          <a className="button" href="/kiosk">
            No, start again
          </a>
        </div>
      </form>
      <Closing />
    </div>
  )
}

export type KioskReadProps = {
  page: {
    code: string
    name: string
    statement: string
    once: string
    thanks: boolean
    marked: MarkedQuestion[] | null
    passMark: number
    answers: CheckAnswers
    owed: {
      policyId: string
      versionId: string
      title: string
      number: string
      fingerprint: string
      changeNote: string
      ownerName: string
    }
    left: number
    document: PolicyDocument
    part: ReaderPart | null
    since: { number: string; sentence: string; diff: DocumentDiff } | null
    questions: OpenQuestion[]
    standing: CheckStanding
    refusal: { sentence: string; fields: Record<string, string> } | null
  }
}

/** One policy: what changed, the part of the text that is for this person, the questions, the statement. */
export function KioskRead({ page }: KioskReadProps) {
  const { owed, since, standing, marked, refusal } = page
  const next = standing.kind === 'to-do' ? '#questions' : '#statement'
  return (
    <div className="kiosk stack loose">
      {page.thanks && (
        <p className="note good" role="status">
          Thank you, that is recorded. {page.left === 1 ? 'One more' : `${page.left} more`} to read.
        </p>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <div className="stack">
        <h1>{owed.title}</h1>
        <p className="muted">
          For <bdi>{page.name}</bdi>. Version {owed.number}.
          {page.left > 1 && ` ${page.left} texts to read, this is the next one.`}
        </p>
      </div>
      {marked && <Tried marked={marked} standing={standing} ownerName={owed.ownerName} />}
      {since ? (
        <section className="note" aria-labelledby="changed">
          <h2 id="changed">What changed since you acknowledged {since.number}</h2>
          {owed.changeNote && <p>{owed.changeNote}</p>}
          <p>{since.sentence}</p>
          <details>
            <summary>Show each change</summary>
            <DocumentRedline diff={since.diff} only="changes" />
          </details>
        </section>
      ) : (
        <p className="note">
          Please read this, then go to <a href={next}>the end of the page</a>.
        </p>
      )}
      {page.part && page.part.others > 0 && (
        <p className="muted">You see the part that applies to you. Other sections are for other people.</p>
      )}
      <PolicyText document={page.document} />
      {standing.kind === 'to-do' && <KioskQuestions page={page} triesLeft={standing.triesLeft} />}
      {standing.kind === 'failed' && !marked && <OutOfTries ownerName={owed.ownerName} />}
      {(standing.kind === 'none' || standing.kind === 'passed') && <KioskStatement page={page} />}
      <Closing />
    </div>
  )
}

function Tried({
  marked,
  standing,
  ownerName,
}: {
  marked: MarkedQuestion[]
  standing: CheckStanding
  ownerName: string
}) {
  return (
    <CheckResults marked={marked}>
      {standing.kind === 'passed' && (
        <p className="note good" role="status">
          That is enough. Go on to <a href="#statement">the statement</a>.
        </p>
      )}
      {standing.kind === 'to-do' && (
        <p className="note wait" role="status">
          Not yet enough. Read these sections again, then <a href="#questions">try again</a>.{' '}
          {triesWords(standing.triesLeft)}
        </p>
      )}
      {standing.kind === 'failed' && <OutOfTries ownerName={ownerName} />}
    </CheckResults>
  )
}

function OutOfTries({ ownerName }: { ownerName: string }) {
  return (
    <p className="note wait" role="status">
      You have no tries left, and that is no harm: the text may well be unclear. {ownerName} was told and will
      help you. Talk to them, or to whoever gave you the code.
    </p>
  )
}

function KioskQuestions({ page, triesLeft }: KioskReadProps & { triesLeft: number | null }) {
  return (
    <form className="card stack" id="questions" method="post" action="/kiosk" autoComplete="off">
      <h2>{page.questions.length === 1 ? 'One question' : `${page.questions.length} questions`}</h2>
      <p>
        {page.passMark} right {page.passMark === 1 ? 'answer is' : 'answers are'} enough.{' '}
        {triesWords(triesLeft)}
      </p>
      <CheckFields questions={page.questions} answers={page.answers} errors={page.refusal?.fields} />
      <Step page={page} intent="answer" />
      <div>
        <button className="button primary">Send my answers</button>
      </div>
    </form>
  )
}

function KioskStatement({ page }: KioskReadProps) {
  return (
    <form className="card stack" id="statement" method="post" action="/kiosk">
      <h2>Your statement</h2>
      <p className="policy">“{page.statement}”</p>
      <p className="muted">
        This records the name <bdi>{page.name}</bdi>, this sentence, version {page.owed.number}, its
        fingerprint and the time. It is kept for good, and it takes away none of your rights.
      </p>
      <Step page={page} intent="acknowledge" />
      <div>
        <button className="button primary">Acknowledge {page.owed.number}</button>
      </div>
    </form>
  )
}

function Step({ page, intent }: KioskReadProps & { intent: string }) {
  return (
    <>
      <OnceKey value={page.once} />
      <input type="hidden" name="code" value={page.code} />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="policy" value={page.owed.policyId} />
      <input type="hidden" name="version" value={page.owed.versionId} />
      <input type="hidden" name="fingerprint" value={page.owed.fingerprint} />
    </>
  )
}

function Closing() {
  return (
    <p className="muted">
      Not you, or do you have to leave? <a href="/kiosk">Close this page</a>. It also closes by itself after
      30 minutes.
    </p>
  )
}
