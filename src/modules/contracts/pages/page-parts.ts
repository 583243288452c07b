import type { FastifyRequest } from 'fastify'
import { safeReturn } from '../../../platform/http/access.ts'

/** The telephone that stands beside everything that can fail. */
export function hotlineOf({ ctx }: FastifyRequest): { text: string; href: string } {
  const { hotline, hotlineHref } = ctx.services.config.operator
  return { text: hotline.replaceAll(' ', '\u00a0'), href: hotlineHref }
}

/** Where the person was heading before the window opened; null when nowhere in particular. */
export function onwardTo(wanted: string | undefined): string | null {
  const onward = safeReturn(wanted)
  return onward === '/' || onward.startsWith('/umowy') ? null : onward
}
