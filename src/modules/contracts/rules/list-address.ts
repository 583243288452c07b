import type { StateFilter } from './views.ts'

/** The tabs of the list as they stand in its address, and what each of them shows. */
export const views = ['aktywne', 'archiwum', 'wszystkie'] as const
export type View = (typeof views)[number]

const filters: Readonly<Record<View, StateFilter>> = { aktywne: 'active', archiwum: 'archived', wszystkie: 'all' }

/**
 * Which contracts a tab shows.
 *
 * @see ux S09
 */
export function filterOf(view: View): StateFilter {
  return filters[view]
}

/**
 * The tab that an address names; the first one for anything unknown, so that old bookmarks still open.
 *
 * @see ux 2.1: filters live in the address
 */
export function viewOf(named: string | undefined): View {
  return views.find((view) => view === named) ?? 'aktywne'
}

/**
 * The address of a list: its tab, what was sought, where it goes on.
 *
 * @see ux 2.1: any view can be shared or bookmarked
 */
export function listAddress(view: View, search: string, after?: string): string {
  const query = new URLSearchParams()
  if (view !== 'aktywne') query.set('widok', view)
  if (search !== '') query.set('szukaj', search)
  if (after !== undefined) query.set('po', after)
  return query.size === 0 ? '/umowy' : `/umowy?${query.toString()}`
}
