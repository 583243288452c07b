import type { PriorityCode, PriorityScheme } from '../../catalogue/rules/plan.ts'
import type { NamedPerson } from '../rules/ticket.ts'

const codes: readonly PriorityCode[] = ['P1', 'P2', 'P3', 'P4']
const schemes: readonly PriorityScheme[] = ['P3', 'P4', 'WG']

/** The column allows names of vendors' priorities as well; ranked by urgency they are the same codes. */
const otherNames: Readonly<Record<string, PriorityCode>> = { critical: 'P1', noncritical: 'P2', question: 'P3' }

export const codeOf = (stored: string): PriorityCode =>
  codes.find((code) => code === stored) ?? otherNames[stored] ?? 'P3'

/** A plan that names no scheme ranks by the three described situations (R120–R122). */
export const schemeOf = (stored: string | null): PriorityScheme => schemes.find((scheme) => scheme === stored) ?? 'P3'

export const named = (id: string | null, name: string | null): NamedPerson | null =>
  id === null || name === null ? null : { id, name }
