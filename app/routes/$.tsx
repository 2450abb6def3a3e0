// Every address that is nothing else: a 404 that helps.
import { notFound } from '../identity/guard'

export function loader() {
  return notFound('page')
}

export default function Nothing() {
  return null
}
