/**
 * Text as a person typed or pasted it, made harmless: compatibility forms of signs joined, control characters turned
 * into blanks, because the database knows no NUL.
 *
 * @see domain E43, E44
 */
export function plainText(typed: string): string {
  return typed.normalize('NFKC').replace(/\p{Cc}/gu, ' ')
}
