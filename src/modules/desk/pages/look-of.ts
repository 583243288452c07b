import type { FastifyRequest } from 'fastify'
import { safeReturn } from '../../../platform/http/access.ts'
import type { Look } from './due-view.tsx'

/** Language and moment of a request, for its pages. */
export const lookOf = ({ t, ctx }: FastifyRequest): Look => ({ t, locale: ctx.locale, now: ctx.now })

/** The page of the desk that a form leads back to; without a good one, the ticket's own. */
export function backOf(wanted: string | undefined, number: string): string {
  const path = safeReturn(wanted)
  return /^\/k\/(kolejka|zgloszenia\/)/.test(path) ? path : `/k/zgloszenia/${number}`
}
