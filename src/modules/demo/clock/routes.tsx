import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { sendProblem } from '../../../platform/http/problem.ts'
import { Refusal } from '../../../refusal.ts'
import { formatDay, formatTime } from '../../../web/format.ts'
import type { FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { moveClock } from '../actions/move-clock.ts'
import { NEXT_WORKING_DAY } from '../rules/clock-wish.ts'
import { ClockPage, type QuickStep } from './clock-page.tsx'

const Text = Type.Optional(Type.String({ maxLength: 60 }))
const ClockForm = Type.Object({ to: Text, advance: Text })

/** `/dev/clock`: registered in demo mode only. */
export const clockPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/dev/clock', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) =>
    sendClock(request, reply, refusedForm(request.t, {}, null)),
  )
  pages.post(
    '/dev/clock',
    { config: { access: 'public' }, schema: { hide: true, body: ClockForm } },
    async (request, reply) => {
      const { to = '', advance = '' } = request.body
      const moved = await resultOrRefusal(() => moveClock(request.ctx, { to, advance }))
      const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
      if (moved instanceof Refusal)
        return isJson ? sendProblem(request, reply, moved) : sendClock(request, reply, atField(request, { to }, moved))
      return isJson ? reply.send({ now: moved.toString() }) : reply.redirect('/dev/clock', 303)
    },
  )
}

/** What is wrong with a typed moment stands at its field; a clock that cannot be moved concerns no field. */
function atField({ t }: FastifyRequest, typed: { readonly to: string }, refusal: Refusal): FormState {
  if (refusal.code === 'demo.clock_fixed') return refusedForm(t, typed, refusal)
  return refusedForm(t, typed, new Refusal('form.invalid', {}, [{ field: 'to', code: refusal.code }]))
}

function sendClock(request: FastifyRequest, reply: FastifyReply, form: FormState): FastifyReply {
  const { ctx, t } = request
  const { adjustable } = ctx.services.clock
  const now = {
    words: `${formatDay(ctx.now, ctx.locale)}, ${formatTime(ctx.now, ctx.locale)}`,
    exact: ctx.now.toString(),
  }
  const page = <ClockPage t={t} now={now} adjustable={adjustable} steps={stepsIn(request)} form={form} />
  const isWrong = form.errors.length > 0 || form.summary !== undefined
  return sendPage(request, reply, t('demo.clock'), page, { status: isWrong ? 422 : 200 })
}

const stepsIn = ({ t }: FastifyRequest): readonly QuickStep[] => [
  { name: 'advance', value: 'PT1H', label: t('demo.clock_hour') },
  { name: 'advance', value: 'PT8H', label: t('demo.clock_eight_hours') },
  { name: 'to', value: NEXT_WORKING_DAY, label: t('demo.clock_working_day') },
]
