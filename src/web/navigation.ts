import type { Translate } from '../platform/i18n.ts'
import type { Signed } from '../platform/http/types.ts'
import type { NavigationItem } from './frame.ts'

type Entry = { readonly href: string; readonly key: string; readonly keys?: string; readonly roles?: readonly string[] }

/** Who keeps the service terms, or answers for them (ux 2.1). */
const termsRoles = ['contracts', 'manager', 'admin']

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
  { href: '/admin/plany', key: 'web.nav.plans', roles: termsRoles },
  { href: '/admin/kalendarze', key: 'web.nav.calendars', roles: termsRoles },
  { href: '/admin/szablony', key: 'web.nav.templates', roles: ['admin'] },
]

/** What stands in the bar for this person, with the entry of the page being shown marked. */
export function navigationFor(
  person: Signed['person'] | null,
  roles: readonly string[],
  path: string,
  t: Translate,
): NavigationItem[] {
  if (person === null) return []
  const entries = person.kind === 'staff' ? staffEntries : customerEntries
  const own = entries.filter((entry) => entry.roles === undefined || entry.roles.some((role) => roles.includes(role)))
  return own.map(({ href, key, keys }) => ({
    href,
    ...(keys === undefined ? {} : { keys }),
    label: t(key),
    current: path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`),
  }))
}
