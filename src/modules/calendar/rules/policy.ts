/** As much of an actor as the rules about service terms ask for. */
export type TermsAsker = { readonly kind: string; readonly roles?: readonly string[]; readonly name?: string }

const readers: readonly string[] = ['contracts', 'manager', 'admin']
const writers: readonly string[] = ['contracts', 'admin']

/**
 * Who may read plans and calendars whole, with their internal targets: contract administrators, managers, administrators
 * and the portal itself.
 *
 * @see docs/domain/sla.md#who-keeps-the-terms (source: ux 2.1, S27)
 */
export const mayReadTerms = (asker: TermsAsker): boolean => has(asker, readers)

/**
 * Who may change them.
 *
 * @see docs/domain/sla.md#who-keeps-the-terms (source: ux 2.1, S27)
 */
export const mayKeepTerms = (asker: TermsAsker): boolean => has(asker, writers)

/**
 * The name under which a change is kept; the portal itself has none.
 *
 * @see docs/domain/sla.md#who-keeps-the-terms (source: S27)
 */
export const authorOf = (asker: TermsAsker): string => (asker.kind === 'staff' ? (asker.name ?? '') : '')

function has({ kind, roles = [] }: TermsAsker, wanted: readonly string[]): boolean {
  return kind === 'system' || (kind === 'staff' && roles.some((role) => wanted.includes(role)))
}
