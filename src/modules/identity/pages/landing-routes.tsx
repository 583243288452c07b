import { Type } from 'typebox'
import { calendarFor, openingState } from '../../calendar/index.ts'
import { safeReturn } from '../../../platform/http/access.ts'
import { cookies, setCookie } from '../../../platform/http/cookies.ts'
import { isLocale } from '../../../platform/i18n.ts'
import { homeOf } from '../../../web/paths.ts'
import { frameOf, sendPage } from '../../../web/respond.tsx'
import { chooseLocale } from '../actions/choose-locale.ts'
import { Line, open, type Server } from './entry-parts.ts'
import { LandingPage } from './landing-page.tsx'

/** The hours in which everything but critical reports is answered (R171). */
const OFFICE_HOURS = '8x5'
const YEAR = 365 * 24 * 60 * 60

export function landingRoutes(server: Server): void {
  server.get('/', { config: open, schema: { hide: true } }, async (request, reply) => {
    const { ctx, signed, t } = request
    if (signed?.session?.level === 'full') return reply.redirect(homeOf(signed.person.kind), 303)
    const opening = openingState(ctx.now, await calendarFor(ctx, OFFICE_HOURS))
    const { emergencyForm } = ctx.services.config.operator
    const page = (
      <LandingPage
        {...{ t, opening, emergencyForm }}
        brand={frameOf(request).brand}
        now={ctx.now}
        locale={ctx.locale}
      />
    )
    return sendPage(request, reply, t('identity.landing'), page)
  })

  /** The switch in the bar is a link. A link on another site may show the other language, and change nothing that is kept. */
  server.get(
    '/jezyk',
    {
      config: open,
      schema: { hide: true, querystring: Type.Object({ na: Type.Optional(Line), dalej: Type.Optional(Line) }) },
    },
    async (request, reply) => {
      const { na, dalej } = request.query
      const isOwn =
        request.method === 'GET' &&
        ['same-origin', 'none', undefined].includes(headerOf(request.headers['sec-fetch-site']))
      if (isLocale(na) && isOwn) {
        setCookie(reply, cookies.language, na, YEAR)
        if (request.signed?.session?.level === 'full') await chooseLocale(request.ctx, request.signed.person.id, na)
      }
      return reply.redirect(safeReturn(dalej), 303)
    },
  )
}

const headerOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header
