export type Asker = { readonly kind: string; readonly organisationIds?: readonly string[] }

/**
 * Who may know of an organisation: the operator's staff, the portal itself and the organisation's own people.
 *
 * @see security F8
 */
export function mayKnow(asker: Asker, organisationId: string): boolean {
  if (asker.kind === 'staff' || asker.kind === 'system') return true
  return asker.kind === 'customer' && (asker.organisationIds ?? []).includes(organisationId)
}
