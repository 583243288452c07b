import { Refusal } from '../../../refusal.ts'

export const MAX_TOKENS = 20
export const MAX_TOKEN_NAME = 80
/** The lives a token can have, in days; none lives for ever. */
export const tokenLives = [30, 90, 365] as const

/**
 * The name under which a person will recognise the program that uses the token.
 *
 * @throws {Refusal} `identity.token_name_missing` when it is empty or longer than 80 characters.
 */
export function parseTokenName(typed: string): string {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > MAX_TOKEN_NAME)
    throw new Refusal('identity.token_name_missing', { max: MAX_TOKEN_NAME })
  return name
}

/**
 * How many days a token lives.
 *
 * @throws {Refusal} `identity.token_life_unknown` for anything but the offered lives.
 */
export function parseTokenLife(days: number): number {
  if (!tokenLives.some((life) => life === days))
    throw new Refusal('identity.token_life_unknown', { known: tokenLives.join(', ') })
  return days
}
