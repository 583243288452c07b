import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { Type } from 'typebox'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'
import { formatDate, formatPlainDate } from '../../../web/format.ts'
import { ButtonLink } from '../../../web/components/index.ts'
import { sendPage } from '../../../web/respond.tsx'
import { listCalendarRecords, listCalendars, type CalendarRecord } from '../../calendar/index.ts'
import type { Calendar } from '../../calendar/rules/calendar.ts'
import { mayKeepTerms } from '../../calendar/rules/policy.ts'
import { statuteOf, statutoryDaysOff } from '../../calendar/rules/polish-holidays.ts'
import { countOpenClocks } from '../../promises/index.ts'
import { findRecount } from '../../tickets/index.ts'
import { hoursInText, weekdayNumbers } from '../rules/calendar-form.ts'
import { calendarInWords } from '../rules/calendar-words.ts'
import { compareLines, type Line } from '../rules/words.ts'
import { termsReaders } from './plan-routes.tsx'
import { RecountView } from './recount-view.tsx'
import { StatuteView, type StatutoryDay } from './statute-view.tsx'
import { CalendarListPage, type ListedCalendar } from './terms-list-page.tsx'
import { TermsDifferencePage, TermsPage } from './terms-page.tsx'

const Params = Type.Object({ code: Type.String({ maxLength: 32 }) })
const Shown = Type.Object({ wersja: Type.Optional(Type.Integer()), zapisano: Type.Optional(Type.Integer()) })
const Compared = Type.Object({ od: Type.Integer(), do: Type.Integer() })

/** Calendars to read: the list, one with its versions, and what two versions say differently (S27). */
export const calendarPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/admin/kalendarze', { ...termsReaders, schema: { hide: true } }, async (request, reply) => {
    const { t } = request
    return sendPage(request, reply, t('terms.calendars'), <CalendarListPage t={t} calendars={await listed(request)} />)
  })

  pages.get(
    '/admin/kalendarze/:code',
    { ...termsReaders, schema: { hide: true, params: Params, querystring: Shown } },
    (request, reply) => showCalendar(request, reply, request.params.code, request.query),
  )

  pages.get(
    '/admin/kalendarze/:code/porownanie',
    { ...termsReaders, schema: { hide: true, params: Params, querystring: Compared } },
    async (request, reply) => {
      const { t } = request
      const { code } = request.params
      const { od: from, do: to } = request.query
      const records = await calendarRecordsOf(request, code)
      const [before, after] = [from, to].map((version) => wordsOf(request, recordOf(records, version).definition))
      const title = t('terms.compare_title', { name: code, from, to })
      const above = [
        { href: '/admin/kalendarze', label: t('terms.calendars') },
        { href: `/admin/kalendarze/${code}`, label: code },
      ]
      const page = (
        <TermsDifferencePage
          {...{ t, above, title, from, to }}
          differences={compareLines(before ?? null, after ?? [])}
        />
      )
      return sendPage(request, reply, t('terms.comparison'), page)
    },
  )
}

async function showCalendar(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { wersja, zapisano }: { readonly wersja?: number; readonly zapisano?: number },
): Promise<FastifyReply> {
  const { t, ctx } = request
  const records = await calendarRecordsOf(request, code)
  const newest = records[0]?.version ?? 1
  const shown = recordOf(records, wersja ?? newest)
  const rows = records.map(({ version, author, reason, changedAt }) => ({
    version,
    reason,
    href: `/admin/kalendarze/${code}?wersja=${version}`,
    inForce: version === newest,
    by: author === '' ? t(version === 1 ? 'terms.by_release' : 'terms.by_portal') : author,
    saved: formatDate(changedAt, ctx.locale),
  }))
  const title = t('terms.calendar_title', { code })
  const page = (
    <TermsPage
      t={t}
      above={{ href: '/admin/kalendarze', label: t('terms.calendars') }}
      title={title}
      lead={shown.definition.timeZone}
      actions={mayKeepTerms(ctx.actor) && <EditLink t={t} code={code} />}
      done={zapisano === undefined ? null : t('terms.saved', { version: zapisano })}
      notice={await recountNotice(request, code, newest)}
      shown={shown.version}
      lines={wordsOf(request, shown.definition)}
      versions={rows}
      compare={`/admin/kalendarze/${code}/porownanie`}
    >
      {shown.definition.statutory === 'PL' && <StatuteView t={t} days={statutoryDays(request)} />}
    </TermsPage>
  )
  return sendPage(request, reply, title, page)
}

function EditLink({ t, code }: { readonly t: FastifyRequest['t']; readonly code: string }) {
  return (
    <ButtonLink href={`/admin/kalendarze/${code}/edycja`} kind="primary">
      {t('terms.edit')}
    </ButtonLink>
  )
}

/** A change that nobody has begun to follow yet is shown as one of which nothing is done. */
async function recountNotice({ t, ctx }: FastifyRequest, code: string, newest: number) {
  if (newest === 1) return null
  const recount = await findRecount(ctx, code)
  if (recount === null || recount.version < newest)
    return (
      <RecountView t={t} recount={{ total: await countOpenClocks(ctx, code), checked: 0, moved: 0, done: false }} />
    )
  return <RecountView t={t} recount={{ ...recount, done: recount.doneAt !== null }} />
}

/** The versions of a calendar. @throws {Refusal} `http.not_found` when there is none of this code. */
export async function calendarRecordsOf({ ctx }: FastifyRequest, code: string): Promise<readonly CalendarRecord[]> {
  const records = await listCalendarRecords(ctx, code)
  if (records.length === 0) throw new Refusal('http.not_found')
  return records
}

export function recordOf(records: readonly CalendarRecord[], version: number): CalendarRecord {
  const found = records.find((record) => record.version === version)
  if (found === undefined) throw new Refusal('http.not_found')
  return found
}

export const wordsOf = ({ t, ctx }: FastifyRequest, calendar: Calendar): readonly Line[] =>
  calendarInWords(t, calendar, (date) => formatPlainDate(date, ctx.locale))

/** The days off of the coming year, by the law as it stands. */
export function statutoryDays({ t, ctx }: FastifyRequest): readonly StatutoryDay[] {
  const today = ctx.now.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDate()
  const until = today.add({ years: 1 })
  return [...statutoryDaysOff(today.year), ...statutoryDaysOff(today.year + 1)]
    .map(([date, name]) => ({ date: Temporal.PlainDate.from(date), name }))
    .filter(({ date }) => Temporal.PlainDate.compare(date, today) >= 0 && Temporal.PlainDate.compare(date, until) < 0)
    .map(({ date, name }) => ({
      date: formatPlainDate(date, ctx.locale),
      name: t(name),
      statute: t(`terms.statute.act_${statuteOf(name)}`),
    }))
}

async function listed({ t, ctx }: FastifyRequest): Promise<readonly ListedCalendar[]> {
  const calendars = await listCalendars(ctx)
  return Promise.all(
    calendars.map(async ({ code, version, definition }) => ({
      code,
      version,
      hours: inShort(t, definition),
      changes: definition.exceptions.length,
      openClocks: await countOpenClocks(ctx, code),
    })),
  )
}

/** "Mon–Fri 9:00–17:00": days in a row with the same hours are said once. */
function inShort(t: FastifyRequest['t'], { roundTheClock, windows }: Calendar): string {
  if (roundTheClock === true) return t('terms.calendar.round_the_clock')
  const days = weekdayNumbers.map((day) => ({
    day,
    hours: hoursInText(windows.filter(({ weekday }) => weekday === day)),
  }))
  const runs: { from: number; to: number; hours: string }[] = []
  for (const { day, hours } of days) {
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = day
    else runs.push({ from: day, to: day, hours })
  }
  const open = runs.filter(({ hours }) => hours !== '')
  if (open.length === 0) return t('terms.calendar.no_hours')
  const short = (day: number): string => t(`terms.weekday_short.${day}`)
  return open
    .map(({ from, to, hours }) => `${from === to ? short(from) : `${short(from)}–${short(to)}`} ${hours}`)
    .join('; ')
}
