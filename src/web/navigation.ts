import type { Translate } from '../platform/i18n.ts'
import type { Signed } from '../platform/http/types.ts'
import type { NavigationItem } from './frame.ts'

type Entry = { readonly href: string; readonly key: string; readonly keys?: string }

/** The tabs of a customer (R65–R75). */
const customerEntries: readonly Entry[] = [
  { href: '/pulpit', key: 'web.nav.dashboard' },
  { href: '/umowy', key: 'web.nav.contracts' },
  { href: '/zgloszenia', key: 'web.nav.tickets' },
]

const staffEntries: readonly Entry[] = [
  { href: '/k/kolejka', key: 'web.nav.queue', keys: 'g q' },
  { href: '/umowy', key: 'web.nav.contracts', keys: 'g u' },
  { href: '/zgloszenia', key: 'web.nav.tickets' },
  { href: '/k/poczta', key: 'web.nav.mail' },
]

/** What stands in the bar for this person, with the entry of the page being shown marked. */
export function navigationFor(person: Signed['person'] | null, path: string, t: Translate): NavigationItem[] {
  if (person === null) return []
  const entries = person.kind === 'staff' ? staffEntries : customerEntries
  return entries.map(({ href, key, keys }) => ({
    href,
    ...(keys === undefined ? {} : { keys }),
    label: t(key),
    current: path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`),
  }))
}
