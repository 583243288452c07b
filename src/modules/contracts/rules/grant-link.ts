/**
 * The claim to which a "to pomyłka" link belongs, as the mail that carries it wrote it down: `{ claimId }`.
 *
 * @returns null for anything else.
 * @see ux 4.1, M10
 */
export function grantOf(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('claimId' in payload)) return null
  return typeof payload.claimId === 'string' ? payload.claimId : null
}
