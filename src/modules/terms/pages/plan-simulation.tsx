import type { FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { formatStamp } from '../../../web/format.ts'
import { readPlan } from '../../catalogue/index.ts'
import type { AcceptanceTarget, Objectives, PlanVersion, TimeTarget } from '../../catalogue/rules/plan.ts'
import { priorityMessages, schemeOf } from '../../catalogue/rules/priorities.ts'
import { simulatePlan, type SimulatedClock, type SimulatedPriority } from '../../promises/index.ts'
import { LedgerView } from '../../tickets/index.ts'
import { readPlanForm } from '../rules/read-plan-form.ts'
import type { Typed } from '../rules/typed.ts'
import type { Simulation } from './simulation-view.tsx'

const MINUTES_OF_DAY = 24 * 60

/** What the simulator shows for a form as it is typed; a half-written plan is counted as far as it goes. */
export async function simulationOf(request: FastifyRequest, typed: Typed): Promise<Simulation> {
  const { t, ctx } = request
  const at = momentTyped(typed['simAt'], ctx.now)
  const opened = formatStamp(at, ctx.locale)
  const result = await resultOrRefusal(async () => {
    const plan = countable(readPlan(readPlanForm(typed).plan))
    return { plan, priorities: await simulatePlan(ctx, plan, at) }
  })
  if (result instanceof Refusal) return { opened, priorities: [], problem: t(result.code, result.params) }
  return {
    opened,
    priorities: result.priorities.map((priority) => shown(request, result.plan, priority)),
    problem: null,
  }
}

/** The moment that the field holds, as Warsaw time; now where it holds none. */
function momentTyped(text: string | undefined, now: Temporal.Instant): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(text ?? '')
      .toZonedDateTime(DISPLAY_TIME_ZONE)
      .toInstant()
  } catch {
    return now
  }
}

/** A moment as a date-and-time field takes it. */
export const fieldMoment = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** Rows without a time yet promise nothing. */
function countable(plan: PlanVersion): PlanVersion {
  const { cutOffMinute, ...rest } = plan
  const isMinute = cutOffMinute !== undefined && cutOffMinute >= 0 && cutOffMinute < MINUTES_OF_DAY
  return {
    ...rest,
    ...(isMinute && { cutOffMinute }),
    targets: plan.targets.map(({ priority, intake, objectives = {}, ...promised }) => ({
      priority,
      ...(intake !== undefined && { intake }),
      ...timed(promised),
      objectives: timed(objectives),
    })),
  }
}

function timed({ reaction, nextCommunication, hardware, onSite }: Objectives): Objectives {
  return {
    ...(hasTime(reaction) && { reaction }),
    ...(hasTime(nextCommunication) && { nextCommunication }),
    ...(hasTime(hardware) && { hardware }),
    ...(hasTime(onSite) && { onSite }),
  }
}

const hasTime = <Target extends TimeTarget | AcceptanceTarget>(target: Target | undefined): target is Target =>
  target !== undefined && (!('minutes' in target) || target.minutes > 0)

function shown(request: FastifyRequest, plan: PlanVersion, { priority, intakeOpen, clocks }: SimulatedPriority) {
  const { t } = request
  return {
    priority,
    title: `${priority} · ${t(priorityMessages(schemeOf(plan), priority).title)}`,
    note: intakeOpen === false ? t('terms.sim.intake_shut') : null,
    clocks: clocks.map((clock) => clockShown(request, clock)),
  }
}

function clockShown({ t, ctx }: FastifyRequest, { kind, internal, dueAt, ledger }: SimulatedClock) {
  const look = { t, locale: ctx.locale, now: ctx.now }
  return {
    key: `${kind} ${internal}`,
    name: t(`promises.clock.${kind}`),
    internal,
    due: dueAt === null ? '–' : formatStamp(dueAt, ctx.locale),
    why: <LedgerView look={look} ledger={ledger} dueAt={dueAt} />,
  }
}
