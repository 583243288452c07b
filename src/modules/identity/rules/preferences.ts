/** What a person has set for themselves; the shape of `person.preferences`. */
export type Preferences = {
  readonly theme?: 'system' | 'light' | 'dark'
  readonly density?: 'comfortable' | 'compact' | 'touch'
  readonly shortcuts?: boolean
  readonly collapsed?: readonly string[]
  readonly ticketMails?: (typeof ticketMails)[number]
  readonly morningMail?: boolean
  readonly weeklyMail?: boolean
}

/** About which tickets of their company, or of those shared with them, a person gets mails. P1 cannot be muted (ux.md 4.2). */
export const ticketMails = ['own', 'all', 'none'] as const

/** Which mails a person wants, as it stands in the account. */
export type Notifications = {
  readonly ticketMails: (typeof ticketMails)[number]
  readonly morningMail: boolean
  readonly weeklyMail: boolean
}

/** What holds for who has set nothing: mails about their own tickets, and the lists of the desk for staff. */
export const notificationsOf = ({
  ticketMails: wanted = 'own',
  morningMail = true,
  weeklyMail = true,
}: Preferences): Notifications => ({ ticketMails: wanted, morningMail, weeklyMail })

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
