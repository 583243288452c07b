/** What a person has set for themselves; the shape of `person.preferences`. */
export type Preferences = {
  readonly theme?: 'system' | 'light' | 'dark'
  readonly density?: 'comfortable' | 'compact' | 'touch'
  readonly shortcuts?: boolean
  readonly collapsed?: readonly string[]
}

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact', 'touch'] as const

const LIST_NAME = /^[a-z][a-z0-9._-]{0,59}$/
const MAX_LISTS = 100

/**
 * Remembers whether a list is folded (R68). A name no list can have is ignored, so is one more than a person can have.
 *
 * @returns the same preferences when nothing changes.
 */
export function foldList(preferences: Preferences, list: string, open: boolean): Preferences {
  const { collapsed = [] } = preferences
  if (!LIST_NAME.test(list) || collapsed.includes(list) !== open) return preferences
  if (open) return { ...preferences, collapsed: collapsed.filter((each) => each !== list) }
  return collapsed.length >= MAX_LISTS ? preferences : { ...preferences, collapsed: [...collapsed, list] }
}
