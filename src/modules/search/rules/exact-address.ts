/**
 * The page of a thing whose whole number was typed: a ticket (`26-004217`, also with `#`) or a contract (`A204518`).
 * Whether it may be seen is for that page to say.
 *
 * @returns null for anything else.
 * @see docs/domain/glossary.md (source: decision 3, R36)
 */
export function exactAddress(typed: string): string | null {
  const ticket = /^#?(\d{2}-\d{6})$/.exec(typed)?.[1]
  if (ticket !== undefined) return `/zgloszenia/${ticket}`
  return /^[A-Z]\d{6}$/i.test(typed) ? `/umowy/${typed.toUpperCase()}` : null
}
