import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import { cookies } from '../platform/http/cookies.ts'
import type { Refusal } from '../refusal.ts'
import { readAssets } from './assets.ts'
import type { FormState } from './form-state.ts'
import type { Density, Frame, Theme } from './frame.ts'
import { navigationFor } from './navigation.ts'
import { renderPage } from './render.tsx'

export type PageOptions = {
  readonly status?: number
  readonly live?: boolean
  readonly query?: string
  /** Lists of this page for the rail. */
  readonly views?: NonNullable<Frame['views']>
  readonly banner?: NonNullable<Frame['banner']>
}

const assets = readAssets()

/** Sends a whole page in the frame of the person who asked for it. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  element: ReactNode,
  options: PageOptions = {},
): FastifyReply {
  const html = renderPage(frameOf(request, options), title, element)
  return reply
    .code(options.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(html)
}

/** The frame of a request: person, language, dress, bars. */
export function frameOf(request: FastifyRequest, options: PageOptions = {}): Frame {
  const { ctx, signed, t, url } = request
  const { operator, mode } = ctx.services.config
  const full = signed?.session?.level === 'full' || ctx.actor.kind !== 'visitor' ? signed : null
  return {
    t,
    locale: ctx.locale,
    now: ctx.now,
    path: url,
    otherLocalePath: `/jezyk?na=${ctx.locale === 'pl' ? 'en' : 'pl'}&dalej=${encodeURIComponent(url)}`,
    brand: {
      name: operator.productName,
      hotline: operator.hotline,
      hotlineHref: operator.hotlineHref,
      email: operator.email,
      escalationEmail: operator.escalationEmail,
      escalationPhone: operator.escalationPhone,
    },
    person: personOf(full, ctx.actor),
    navigation: navigationFor(full?.person ?? null, full?.actor.kind === 'staff' ? full.actor.roles : [], url, t),
    theme: themeOf(request),
    density: densityOf(full),
    demo: mode === 'demo',
    assets,
    live: options.live ?? false,
    shortcuts: full?.person.preferences.shortcuts ?? true,
    ...(signed !== null && full === null ? { signingIn: true } : {}),
    ...(full?.session ? { sessionEndsAt: full.session.endsAt } : {}),
    ...(options.query === undefined ? {} : { query: options.query }),
    ...(options.views === undefined ? {} : { views: options.views }),
    ...(options.banner === undefined ? {} : { banner: options.banner }),
  }
}

function personOf(signed: FastifyRequest['signed'], actor: FastifyRequest['ctx']['actor']): Frame['person'] {
  if (signed === null || actor.kind === 'visitor' || actor.kind === 'system') return null
  return {
    name: signed.person.name,
    kind: signed.person.kind,
    roles: actor.kind === 'staff' ? actor.roles : [],
    proven: actor.kind === 'staff' || actor.organisationIds.length > 0,
  }
}

function themeOf({ signed, cookies: sent }: FastifyRequest): Theme {
  const wanted = signed?.person.preferences.theme ?? sent[cookies.theme]
  return wanted === 'light' || wanted === 'dark' ? wanted : 'system'
}

function densityOf(signed: FastifyRequest['signed']): Density {
  return signed?.person.preferences.density ?? (signed?.person.kind === 'staff' ? 'compact' : 'comfortable')
}

/** What a refused form shows: what was typed, each field's error and the sentence that belongs to no field. */
export function refusedForm(
  t: FastifyRequest['t'],
  typed: Readonly<Record<string, string>>,
  refusal: Refusal | null,
): FormState {
  if (refusal === null) return { typed, errors: [] }
  const errors = refusal.fields.map(({ field, code, params }) => ({ field, message: t(code, params) }))
  return errors.length > 0 ? { typed, errors } : { typed, errors, summary: t(refusal.code, refusal.params) }
}
