const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const GLUE = '\u00a0'

/**
 * A length of time as people say it: "25 min", "3 h 55 min", from two days on "6 dni". Used on the server and by the
 * count-down element, so that both say the same.
 *
 * @param milliseconds Length; its sign is ignored, begun minutes are dropped.
 */
export function formatSpan(milliseconds: number, locale: string): string {
  const length = Math.abs(milliseconds)
  if (length >= 2 * DAY)
    return daysIn(locale)
      .format(Math.floor(length / DAY))
      .replaceAll(' ', GLUE)
  const hours = Math.floor(length / HOUR)
  const minutes = Math.floor((length % HOUR) / MINUTE)
  if (hours === 0) return `${minutes}${GLUE}min`
  return minutes === 0 ? `${hours}${GLUE}h` : `${hours}${GLUE}h${GLUE}${minutes}${GLUE}min`
}

const formats = new Map<string, Intl.NumberFormat>()

function daysIn(locale: string): Intl.NumberFormat {
  const known = formats.get(locale)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  formats.set(locale, made)
  return made
}
