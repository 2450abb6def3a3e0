// The kiosk with the code of a printed strip in its field. Opening it uses nothing up, and looks nothing up.
import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { printedCode, readCode } from '../domain/kiosk-code'
import { tokenPageHeaders } from '../identity/one-time-link'
import { KioskDoor } from '../ui/kiosk-page'

export const meta: MetaFunction = () => [{ title: 'Read and acknowledge with a code · Candor' }]
export const headers = () => tokenPageHeaders

export function loader({ params }: LoaderFunctionArgs) {
  const code = readCode(params.code ?? '')
  if (code === null) return redirect('/kiosk', { status: 303, headers: tokenPageHeaders })
  return data({ typed: printedCode(code) }, { headers: tokenPageHeaders })
}

export default function KioskWithCode() {
  const { typed } = useLoaderData<typeof loader>()
  return <KioskDoor typed={typed} sentence={undefined} />
}
