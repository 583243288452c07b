import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { Refusal, type FieldError } from '../../../refusal.ts'
import { renderFragment } from '../../../web/render.tsx'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { listCalendars } from '../../calendar/index.ts'
import { findPlanInForce, readPlan, savePlanVersion, type SavedPlan } from '../../catalogue/index.ts'
import { emptyPlanForm, emptyRow, formOfPlan } from '../rules/plan-form.ts'
import { planInWords } from '../rules/plan-words.ts'
import { formField, readPlanForm } from '../rules/read-plan-form.ts'
import { rowNumbers, withoutRow, withRow, type Typed } from '../rules/typed.ts'
import { compareLines, type Line } from '../rules/words.ts'
import type { Overtaken } from './overtaken-view.tsx'
import { PlanEditorPage } from './plan-editor-page.tsx'
import { recordsOf, titleOf, versionOf } from './plan-routes.tsx'
import { fieldMoment, simulationOf } from './plan-simulation.tsx'
import { SimulationView } from './simulation-view.tsx'

export const termsWriters = { config: { access: ['contracts', 'admin'] } } as const

/** A form of rows: as many fields as there are rows, none of them long. */
export const TypedForm = Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 5000 }))

const Params = Type.Object({ code: Type.String({ maxLength: 64 }) })
const Pattern = Type.Object({ wzor: Type.Optional(Type.String({ maxLength: 64 })) })

/** The plan editor and its simulator (S27); every act keeps what was typed, and works without script. */
export const planEditorPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/admin/plany/nowy',
    { ...termsWriters, schema: { hide: true, querystring: Pattern } },
    async (request, reply) => {
      const { wzor } = request.query
      const pattern = wzor === undefined ? null : await findPlanInForce(request.ctx, wzor)
      const typed = pattern === null ? emptyPlanForm() : { ...formOfPlan(pattern), code: '' }
      return showEditor(request, reply, { code: null, base: 0, typed })
    },
  )
  pages.post('/admin/plany/nowy', { ...termsWriters, schema: { hide: true, body: TypedForm } }, (request, reply) =>
    answer(request, reply, { code: null, base: 0, typed: request.body }),
  )

  pages.get(
    '/admin/plany/:code/edycja',
    { ...termsWriters, schema: { hide: true, params: Params } },
    async (request, reply) => {
      const { code } = request.params
      const plan = await findPlanInForce(request.ctx, code)
      if (plan === null) throw new Refusal('http.not_found')
      return showEditor(request, reply, { code, base: plan.version, typed: formOfPlan(plan) })
    },
  )
  pages.post(
    '/admin/plany/:code/edycja',
    { ...termsWriters, schema: { hide: true, params: Params, body: TypedForm } },
    async (request, reply) => {
      const { code } = request.params
      await recordsOf(request, code)
      const base = Number(request.body['base'] ?? 0)
      return answer(request, reply, { code, base, typed: { ...request.body, code } })
    },
  )

  pages.post(
    '/admin/plany/symulacja',
    { ...termsWriters, schema: { hide: true, body: TypedForm } },
    async (request, reply) => {
      const simulation = await simulationOf(request, request.body)
      return reply
        .type('text/html; charset=utf-8')
        .send(renderFragment(<SimulationView t={request.t} simulation={simulation} />))
    },
  )
}

/** An editor as it stands: whose form, over which version, with what in it. */
type Draft = { readonly code: string | null; readonly base: number; readonly typed: Typed }

type Shown = {
  readonly refused?: Refusal | null
  readonly added?: number | null
  readonly compared?: boolean
  readonly overtaken?: Overtaken
  readonly status?: number
}

async function answer(request: FastifyRequest, reply: FastifyReply, draft: Draft): Promise<FastifyReply> {
  const { act = '', ...typed } = draft.typed
  const [name, number] = act.split(':')
  if (name === 'add-row') {
    const more = withRow(typed, 'row', emptyRow)
    return showEditor(request, reply, { ...draft, typed: more }, { added: rowNumbers(more, 'row').at(-1) ?? null })
  }
  if (name === 'remove-row')
    return showEditor(request, reply, { ...draft, typed: withoutRow(typed, 'row', Number(number)) })
  if (name === 'compare') return showEditor(request, reply, { ...draft, typed }, { compared: true })
  if (name !== 'save') return showEditor(request, reply, { ...draft, typed })
  return save(request, reply, { ...draft, typed })
}

async function save(request: FastifyRequest, reply: FastifyReply, draft: Draft): Promise<FastifyReply> {
  const { base, typed } = draft
  const saved = await resultOrRefusal(() => saveTyped(request, draft))
  if (!(saved instanceof Refusal)) {
    const done = saved.isNew ? `?zapisano=${saved.version}` : ''
    return reply.redirect(`/admin/plany/${saved.code}${done}`, 303)
  }
  if (saved.code !== 'catalogue.version_moved')
    return showEditor(request, reply, draft, { refused: saved, status: saved.status })
  const overtaken = await overtakenOf(request, String(draft.code), base, typed)
  return showEditor(
    request,
    reply,
    { ...draft, base: overtaken.to },
    { refused: saved, overtaken, status: saved.status },
  )
}

/** Everything that is wrong is said at once: what the form cannot say, and what the catalogue refuses. */
async function saveTyped({ ctx }: FastifyRequest, { base, typed }: Draft): Promise<SavedPlan> {
  const { plan, problems } = readPlanForm(typed)
  const wish = { reason: typed['reason'] ?? '', base }
  if (problems.length === 0) return savePlanVersion(ctx, plan, wish)
  const judged = await resultOrRefusal(() => savePlanVersion(ctx, plan, { ...wish, how: 'check' }))
  throw new Refusal('form.invalid', {}, [...problems, ...(judged instanceof Refusal ? judged.fields : [])])
}

async function overtakenOf(request: FastifyRequest, code: string, base: number, typed: Typed): Promise<Overtaken> {
  const { t, ctx } = request
  const records = await recordsOf(request, code)
  const inForce = await findPlanInForce(ctx, code)
  const theirs = versionOf(records, inForce?.version ?? base)
  const words = planInWords(t, ctx.locale, theirs.plan)
  return {
    from: base,
    to: theirs.plan.version,
    by: theirs.author,
    reason: theirs.reason,
    theirs: compareLines(planInWords(t, ctx.locale, versionOf(records, base).plan), words),
    mine: compareLines(words, await typedInWords(request, typed)),
  }
}

async function typedInWords({ t, ctx }: FastifyRequest, typed: Typed): Promise<readonly Line[]> {
  const plan = await resultOrRefusal(async () => readPlan(readPlanForm(typed).plan))
  return plan instanceof Refusal ? [] : planInWords(t, ctx.locale, plan)
}

async function showEditor(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, base, typed }: Draft,
  { refused = null, added = null, compared = false, overtaken, status = 200 }: Shown = {},
): Promise<FastifyReply> {
  const { t, ctx } = request
  const whole = { simAt: fieldMoment(ctx.now), ...typed }
  const records = code === null ? [] : await recordsOf(request, code)
  const title = code === null ? t('terms.new_plan') : titleOf(request, versionOf(records, base))
  const page = (
    <PlanEditorPage
      t={t}
      title={title}
      action={code === null ? '/admin/plany/nowy' : `/admin/plany/${code}/edycja`}
      base={base}
      form={formWith(request, whole, refused)}
      calendars={(await listCalendars(ctx)).map((calendar) => calendar.code)}
      added={added}
      simulation={await simulationOf(request, whole)}
      back={
        code === null
          ? { href: '/admin/plany', label: t('terms.plans') }
          : { href: `/admin/plany/${code}`, label: title }
      }
      differences={compared ? await differencesOf(request, records.length === 0 ? null : base, whole) : null}
      overtaken={overtaken ?? null}
    />
  )
  return sendPage(request, reply, title, page, { status })

  async function differencesOf(asked: FastifyRequest, from: number | null, now: Typed) {
    const before = from === null ? null : planInWords(t, ctx.locale, versionOf(records, from).plan)
    return compareLines(before, await typedInWords(asked, now))
  }
}

/** The catalogue's faults stand at the rows that made them. */
function formWith({ t }: FastifyRequest, typed: Typed, refused: Refusal | null) {
  if (refused === null) return refusedForm(t, typed, null)
  const fields = refused.fields.map((error): FieldError => ({ ...error, field: formField(typed, error.field) }))
  const unique = [...new Map(fields.toReversed().map((error) => [error.field, error])).values()]
  return refusedForm(t, typed, new Refusal(refused.code, refused.params, unique.toReversed()))
}
