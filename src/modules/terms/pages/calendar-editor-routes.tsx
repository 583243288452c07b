import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { formatStamp } from '../../../web/format.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { changeCalendar, readCalendar } from '../../calendar/index.ts'
import { authorOf } from '../../calendar/rules/policy.ts'
import { gatherMoves, type NumberedMove } from '../actions/gather-moves.ts'
import { calendarField, emptyException, formOfCalendar, readCalendarForm } from '../rules/calendar-form.ts'
import { rowNumbers, withoutRow, withRow, type Typed } from '../rules/typed.ts'
import { compareLines } from '../rules/words.ts'
import { CalendarEditorPage } from './calendar-editor-page.tsx'
import { CalendarPreviewPage } from './calendar-preview-page.tsx'
import { calendarRecordsOf, recordOf, statutoryDays, wordsOf } from './calendar-routes.tsx'
import type { Overtaken } from './overtaken-view.tsx'
import { termsWriters, TypedForm } from './plan-editor-routes.tsx'

const Params = Type.Object({ code: Type.String({ maxLength: 32 }) })

/** The zones that the field offers; any other that exists may be typed. */
const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'))

/** The calendar editor (S27): typed, looked at in a preview of the clocks that would move, then saved. */
export const calendarEditorPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/admin/kalendarze/:code/edycja',
    { ...termsWriters, schema: { hide: true, params: Params } },
    async (request, reply) => {
      const { code } = request.params
      const [newest] = await calendarRecordsOf(request, code)
      if (newest === undefined) throw new Refusal('http.not_found')
      return showEditor(request, reply, { code, base: newest.version, typed: formOfCalendar(newest.definition) })
    },
  )

  pages.post(
    '/admin/kalendarze/:code/edycja',
    { ...termsWriters, schema: { hide: true, params: Params, body: TypedForm } },
    async (request, reply) => {
      const { code } = request.params
      const { act = '', ...typed } = request.body
      await calendarRecordsOf(request, code)
      return answer(request, reply, act, { code, base: Number(typed['base'] ?? 0), typed })
    },
  )
}

type Draft = { readonly code: string; readonly base: number; readonly typed: Typed }

async function answer(request: FastifyRequest, reply: FastifyReply, act: string, draft: Draft): Promise<FastifyReply> {
  const { typed } = draft
  const [name, number] = act.split(':')
  if (name === 'add-row') {
    const more = withRow(typed, 'ex', emptyException)
    return showEditor(request, reply, { ...draft, typed: more }, { added: rowNumbers(more, 'ex').at(-1) ?? null })
  }
  if (name === 'remove-row')
    return showEditor(request, reply, { ...draft, typed: withoutRow(typed, 'ex', Number(number)) })
  if (name === 'preview') return preview(request, reply, draft)
  if (name === 'save') return save(request, reply, draft)
  return showEditor(request, reply, draft)
}

async function preview(request: FastifyRequest, reply: FastifyReply, draft: Draft): Promise<FastifyReply> {
  const { t } = request
  const { code, base, typed } = draft
  const read = await resultOrRefusal(async () => readTyped(request, draft))
  if (read instanceof Refusal) return refuse(request, reply, draft, read)
  const records = await calendarRecordsOf(request, code)
  if (records[0]?.version !== base)
    return refuse(request, reply, draft, new Refusal('calendar.version_moved', { version: records[0]?.version ?? 0 }))
  const { checked, moved, first } = await gatherMoves(request.ctx, read)
  const page = (
    <CalendarPreviewPage
      {...{ t, code, base, checked, moved }}
      form={refusedForm(t, typed, null)}
      differences={compareLines(wordsOf(request, recordOf(records, base).definition), wordsOf(request, read))}
      moves={first.map((move) => shown(request, move))}
    />
  )
  return sendPage(request, reply, t('terms.preview.title', { code }), page)
}

async function save(request: FastifyRequest, reply: FastifyReply, draft: Draft): Promise<FastifyReply> {
  const { code, base, typed } = draft
  const saved = await resultOrRefusal(async () =>
    changeCalendar(request.ctx, readTyped(request, draft), typed['reason'] ?? '', base),
  )
  if (saved instanceof Refusal) return refuse(request, reply, draft, saved)
  const done = saved === null ? '' : `?zapisano=${saved.version}`
  return reply.redirect(`/admin/kalendarze/${code}${done}`, 303)
}

/** The calendar that is typed, with everything that is wrong said at once. @throws {Refusal} `form.invalid`. */
function readTyped({ ctx }: FastifyRequest, { code, typed }: Draft) {
  const { definition, problems } = readCalendarForm(code, typed, authorOf(ctx.actor))
  const missing =
    (typed['reason'] ?? '').trim() === '' ? [{ field: 'reason', code: 'calendar.reason_missing' } as const] : []
  try {
    const calendar = readCalendar(definition)
    if (problems.length === 0 && missing.length === 0) return calendar
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'form.invalid') throw error
    const said = problems.length === 0 ? error.fields : error.fields.filter(({ field }) => field !== 'exceptions')
    throw new Refusal('form.invalid', {}, [...problems, ...said, ...missing])
  }
  throw new Refusal('form.invalid', {}, [...problems, ...missing])
}

function shown({ t, ctx }: FastifyRequest, { ticketId, position, number, kind, internal, from, to }: NumberedMove) {
  const stamp = (at: NumberedMove['from']): string =>
    at === null ? t('terms.preview.paused') : formatStamp(at, ctx.locale)
  return {
    key: `${ticketId} ${position}`,
    number,
    clock: t(`promises.clock.${kind}`),
    internal,
    from: stamp(from),
    to: stamp(to),
  }
}

async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  draft: Draft,
  refused: Refusal,
): Promise<FastifyReply> {
  const { status } = refused
  if (refused.code !== 'calendar.version_moved') return showEditor(request, reply, draft, { refused, status })
  const overtaken = await overtakenOf(request, draft)
  return showEditor(request, reply, { ...draft, base: overtaken.to }, { refused, overtaken, status })
}

async function overtakenOf(request: FastifyRequest, { code, base, typed }: Draft): Promise<Overtaken> {
  const records = await calendarRecordsOf(request, code)
  const theirs = recordOf(records, records[0]?.version ?? base)
  const words = wordsOf(request, theirs.definition)
  const mine = await resultOrRefusal(async () => readTyped(request, { code, base, typed }))
  return {
    from: base,
    to: theirs.version,
    by: theirs.author,
    reason: theirs.reason,
    theirs: compareLines(wordsOf(request, recordOf(records, base).definition), words),
    mine: mine instanceof Refusal ? [] : compareLines(words, wordsOf(request, mine)),
  }
}

type Shown = {
  readonly refused?: Refusal
  readonly added?: number | null
  readonly overtaken?: Overtaken
  readonly status?: number
}

async function showEditor(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, base, typed }: Draft,
  { refused, added = null, overtaken, status = 200 }: Shown = {},
): Promise<FastifyReply> {
  const { t } = request
  const fields = refused?.fields.map((error) => ({ ...error, field: calendarField(error) })) ?? []
  const refusal = refused === undefined ? null : new Refusal(refused.code, refused.params, fields)
  const page = (
    <CalendarEditorPage
      {...{ t, code, base, added, zones }}
      form={refusedForm(t, typed, refusal)}
      statutory={statutoryDays(request)}
      overtaken={overtaken ?? null}
    />
  )
  return sendPage(request, reply, t('terms.calendar_title', { code }), page, { status })
}
