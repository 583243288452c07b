import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/context.ts'
import type { Look, Viewer } from './ticket-marks-view.tsx'

/** Language and moment of a request, for its pages. */
export const lookOf = ({ t, ctx }: FastifyRequest): Look => ({ t, locale: ctx.locale, now: ctx.now })

/** From which side a request looks at a ticket. */
export const viewerOf = ({ ctx }: FastifyRequest): Viewer => (ctx.actor.kind === 'staff' ? 'staff' : 'customer')

/** Whether rows have to name their company: always, unless all are of the one company that the reader is with. */
export function isOfSeveral(actor: Actor, rows: readonly { readonly organisationId: string }[]): boolean {
  if (actor.kind !== 'customer' || actor.organisationIds.length !== 1) return true
  return rows.some(({ organisationId }) => organisationId !== actor.organisationIds[0])
}
