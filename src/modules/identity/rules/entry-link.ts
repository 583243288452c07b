/** The job that sends a link for getting in; the same for every address, known or not (F10). */
export const SEND_ENTRY_LINK = 'identity.send_entry_link'

export type EntryWish = 'activate' | 'reset'

/** How long an address may be confirmed (M01). */
export const ACTIVATION_MINUTES = 24 * 60

/** Registrations and reset wishes of one network in an hour. */
export const NETWORK_LETTERS = { tries: 40, minutes: 60 } as const

/** Mails of this kind to one address in an hour; further wishes are answered alike and send nothing. */
export const ADDRESS_LETTERS = 5
