import { Temporal } from 'temporal-polyfill'

/** Tuesday after Easter, 9:05 in Warsaw: the moment of the console in ux S20. */
export const sampleNow = Temporal.Instant.from('2027-03-30T07:05:00Z')

/** A moment so many minutes away from it. */
export const minutesAway = (minutes: number): Temporal.Instant => sampleNow.add({ minutes })

export const sampleToday = Temporal.PlainDate.from('2027-03-30')
