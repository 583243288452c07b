import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { Refusal } from '../../refusal.ts'
import { formatPlainDate } from '../../web/format.ts'
import { changeCalendar, listCalendarRecords, listCalendars, type CalendarRecord } from '../calendar/index.ts'
import { countOpenClocks } from '../promises/index.ts'
import { gatherMoves } from './actions/gather-moves.ts'
import { baseOf, readersApi, writersApi } from './api-plans.ts'
import {
  CalendarBody,
  CalendarList,
  CalendarOut,
  CodeParams,
  Compared,
  Conditional,
  DifferenceList,
  MovesBody,
  MovesOut,
  SavedOut,
  VersionParams,
} from './api-schemas.ts'
import { calendarInWords } from './rules/calendar-words.ts'
import { compareLines } from './rules/words.ts'

/** Calendars, their versions and which clocks a change would move, for those who keep the service terms (S27). */
export const calendarsApi: FastifyPluginAsync = async (server) => {
  await server.register(calendarReading)
  await server.register(calendarComparing)
  await server.register(calendarChanging)
}

const tags = ['terms']

const calendarReading: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/calendars',
    { config: readersApi, schema: { operationId: 'listCalendars', tags, response: answers({ 200: CalendarList }) } },
    async ({ ctx }) => ({ calendars: await listed(ctx) }),
  )

  api.get(
    '/calendars/:code',
    {
      config: readersApi,
      schema: { operationId: 'getCalendar', tags, params: CodeParams, response: answers({ 200: CalendarOut }) },
    },
    async ({ ctx, params: { code } }, reply) => {
      const [newest] = await listCalendarRecords(ctx, code)
      if (newest === undefined) throw new Refusal('http.not_found')
      void reply.header('etag', `"${newest.version}"`)
      return { version: newest.version, calendar: newest.definition }
    },
  )

  api.get(
    '/calendars/:code/versions/:version',
    {
      config: readersApi,
      schema: {
        operationId: 'getCalendarVersion',
        tags,
        params: VersionParams,
        response: answers({ 200: CalendarOut }),
      },
    },
    async ({ ctx, params: { code, version } }) => ({
      version,
      calendar: recordOf(await listCalendarRecords(ctx, code), version).definition,
    }),
  )
}

const calendarComparing: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/calendars/:code/differences',
    {
      config: readersApi,
      schema: {
        operationId: 'compareCalendarVersions',
        tags,
        params: CodeParams,
        querystring: Compared,
        response: answers({ 200: DifferenceList }),
      },
    },
    async ({ ctx, t, params: { code }, query: { from, to } }) => {
      const records = await listCalendarRecords(ctx, code)
      const [before, after] = [from, to].map((version) =>
        calendarInWords(t, recordOf(records, version).definition, (date) => formatPlainDate(date, ctx.locale)),
      )
      return {
        differences: compareLines(before ?? [], after ?? []).map(({ label, ...said }) => ({ ...said, field: label })),
      }
    },
  )
}

const calendarChanging: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.post(
    '/calendars/:code/preview',
    {
      config: writersApi,
      schema: {
        operationId: 'previewCalendarChange',
        tags,
        params: CodeParams,
        body: MovesBody,
        response: answers({ 200: MovesOut }, 422),
      },
    },
    async ({ ctx, params: { code }, body: { calendar } }) => {
      const { checked, moved, first } = await gatherMoves(ctx, await named(ctx, code, calendar))
      const moves = first.map(({ number, kind, internal, from, to }) => ({
        ticket: number,
        kind,
        internal,
        from: from?.toString() ?? null,
        to: to?.toString() ?? null,
      }))
      return { checked, moved, moves }
    },
  )

  api.put(
    '/calendars/:code',
    {
      config: writersApi,
      schema: {
        operationId: 'changeCalendar',
        tags,
        params: CodeParams,
        headers: Conditional,
        body: CalendarBody,
        response: answers({ 200: SavedOut }, 409, 422),
      },
    },
    async ({ ctx, params: { code }, headers, body: { calendar, reason } }) => {
      const saved = await changeCalendar(ctx, await named(ctx, code, calendar), reason, baseOf(headers['if-match']))
      const version = saved?.version ?? (await listCalendarRecords(ctx, code))[0]?.version ?? 1
      return { code, version, isNew: saved !== null }
    },
  )
}

/** The calendar of the address, whatever the body calls it. @throws {Refusal} `http.not_found`. */
async function named(ctx: FastifyRequest['ctx'], code: string, calendar: unknown): Promise<unknown> {
  if (!(await listCalendars(ctx)).some((each) => each.code === code)) throw new Refusal('http.not_found')
  return typeof calendar === 'object' && calendar !== null ? { ...calendar, id: code } : calendar
}

function recordOf(records: readonly CalendarRecord[], version: number): CalendarRecord {
  const found = records.find((record) => record.version === version)
  if (found === undefined) throw new Refusal('http.not_found')
  return found
}

async function listed(ctx: FastifyRequest['ctx']) {
  return Promise.all(
    (await listCalendars(ctx)).map(async ({ code, version: newest }) => ({
      code,
      version: newest,
      openClocks: await countOpenClocks(ctx, code),
      versions: (await listCalendarRecords(ctx, code)).map(({ version, author, reason, changedAt }) => ({
        version,
        inForce: version === newest,
        author,
        reason,
        savedAt: changedAt.toString(),
      })),
    })),
  )
}
