// A certificate: what applied to one person on one day, and had they acknowledged it? One page, made to be printed.
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPoliciesThen } from '../../db/certificate-facts'
import { findPerson } from '../../db/people'
import { readCertificate } from '../commands/read-certificate'
import { certificateMoment } from '../governance/certificate'
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { addressKey } from '../forms/address'
import { showable } from '../forms/fields'
import { allowed, notFound, signedIn } from '../identity/guard'
import { CertificatePage } from '../ui/certificate'
import { CertificateForm } from '../ui/certificate-form'
import { ErrorSummary } from '../ui/field'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.certificate ? `Certificate of ${data.certificate.name}` : 'Certificate'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const reader = signedIn(context, request)
  const personId = params.id ?? ''
  if (reader.id !== personId) allowed(context, request, 'read-acknowledgements')
  const { db, now } = context.candor
  const person = await findPerson(db, personId)
  if (!person) notFound('person')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const query = new URL(request.url).searchParams
  const today = localDay(now(), zone)
  const on = showable(query.get('on') ?? today).slice(0, 20)
  const slug = addressKey(request, 'policy')
  const policies = await listPoliciesThen(db, { at: now(), limit: 500 })
  const moment = certificateMoment(on, now(), zone)
  const read = moment.ok
    ? await readCertificate(context.candor, { personId, slug, moment: moment.value })
    : moment
  const page = {
    form: { on, policy: slug ?? '', today, policies: policies.map(({ slug, title }) => ({ slug, title })) },
    person: { id: personId, name: person.name },
    mayReadPeople: may(reader, 'read-people'),
    isMe: reader.id === personId,
    certificate: read.ok ? read.value : null,
    moment: moment.ok ? { ...moment.value, at: moment.value.at.toISOString() } : null,
    refusal: read.ok ? null : { sentence: read.sentence, fields: read.fields ?? {} },
    made: { at: now().toISOString(), by: reader.name },
    organisation: context.organisation?.name ?? '',
    url: context.candor.settings.url,
    zone,
  }
  return read.ok ? data(page) : data(page, { status: 422 })
}

export default function Certificate() {
  const page = useLoaderData<typeof loader>()
  const { certificate, moment, person, refusal } = page
  const crumbs = page.isMe
    ? [{ label: 'My account', href: '/account' }]
    : page.mayReadPeople
      ? [
          { label: 'People', href: '/people' },
          { label: person.name, href: `/people/${person.id}` },
        ]
      : [{ label: 'Acknowledgements', href: '/acknowledgements' }]
  return (
    <div className="stack loose certificate">
      <PageHead
        title={
          certificate && moment ? (
            <>
              Certificate: what applied to <bdi>{certificate.name}</bdi> on {dayText(moment.day)}
            </>
          ) : (
            'Certificate: what applied on a day'
          )
        }
        crumbs={crumbs}
      />
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <CertificateForm {...page.form} errors={refusal?.fields} />
      {certificate && moment && (
        <CertificatePage
          certificate={certificate}
          moment={moment}
          made={page.made}
          organisation={page.organisation}
          url={page.url}
        />
      )}
    </div>
  )
}
