import type { FastifyRequest } from 'fastify'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { prioritiesOf } from '../../catalogue/rules/priorities.ts'
import { searchLines, type ContractLine } from '../../contracts/index.ts'
import { previewPromises } from '../../promises/index.ts'
import { findSubject, type TicketSubject } from '../actions/find-subject.ts'
import { allowsWholeContract } from '../rules/priority.ts'
import { recentLines } from '../store/recent-lines.ts'
import { namedBy, type LineChoices } from './line-picker-view.tsx'
import type { PriorityChoices } from './priority-picker-view.tsx'

export type Wish = {
  readonly search: string
  readonly contractNumber: string | null
  /** The chosen line or contract, as its field says it; empty when nothing is chosen. */
  readonly chosen: string
}

export type Choices = {
  readonly lines: LineChoices
  readonly chosen: string
  readonly subject: TicketSubject | null
  readonly priorities: PriorityChoices
}

const SHOWN = 8
/** So many lines are looked at to bring the recent ones to the front. */
const LOOKED_AT = 60

/** Everything that can be chosen, and what the present choice would promise at this moment. */
export async function wizardChoices(request: FastifyRequest, wish: Wish): Promise<Choices> {
  const { ctx } = request
  const [found, recent] = await Promise.all([findLines(request, wish), wish.search === '' ? recentLines(ctx) : []])
  const ordered = found.toSorted((one, other) => placeIn(recent, one) - placeIn(recent, other))
  const chosen = onlyOpen(found, wish) ?? wish.chosen
  const named = namedBy(chosen)
  const subject = named === null ? null : await findSubject(ctx, named)
  const covered = subject !== null && subject.state === 'active' ? subject : null
  const lines = await withChosen(request, ordered.slice(0, SHOWN), chosen, subject)
  return {
    lines: {
      search: wish.search,
      contractNumber: wish.contractNumber,
      wholeOf: wholeOf(lines, covered?.contractNumber ?? wish.contractNumber),
      lines,
      services: await servicesOf(request, lines),
      more: ordered.length > lines.length,
      today: ctx.now.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDate(),
      hotline: hotlineOf(request),
    },
    chosen: covered === null ? '' : chosen,
    subject,
    priorities: await priorityChoices(request, covered),
  }
}

const findLines = ({ ctx }: FastifyRequest, { search, contractNumber }: Wish): Promise<readonly ContractLine[]> =>
  searchLines(ctx, { search, limit: LOOKED_AT, ...(contractNumber === null ? {} : { contractNumber }) })

/** Recent ones first, then in their order, what cannot be chosen last. */
function placeIn(recent: readonly string[], line: ContractLine): number {
  if (!isOpen(line)) return 2 * LOOKED_AT
  const place = recent.indexOf(line.lineId)
  return place === -1 ? LOOKED_AT : place
}

const isOpen = ({ state, replacedBy }: ContractLine): boolean => state === 'active' && replacedBy === null

/** A search that leaves one device has chosen it. */
function onlyOpen(found: readonly ContractLine[], { search, chosen }: Wish): string | undefined {
  const open = found.filter(isOpen)
  const isDecided = open.length === 1 && (search !== '' || chosen === '')
  return isDecided ? open[0]?.lineId : undefined
}

/** The chosen line stands among those shown, wherever it was chosen. */
async function withChosen(
  { ctx }: FastifyRequest,
  shown: readonly ContractLine[],
  chosen: string,
  subject: TicketSubject | null,
): Promise<readonly ContractLine[]> {
  if (subject === null || subject.lineId === null || shown.some(({ lineId }) => lineId === chosen)) return shown
  const alike = await searchLines(ctx, {
    search: subject.serial,
    contractNumber: subject.contractNumber,
    limit: LOOKED_AT,
  })
  return [...alike.filter(({ lineId }) => lineId === chosen), ...shown]
}

/** What each plan is called: one device may be under two, which nothing else tells apart. */
async function servicesOf(
  { ctx }: FastifyRequest,
  lines: readonly ContractLine[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.map(({ planVersionId: id }) => id))]
  return new Map(
    await Promise.all(ids.map(async (id) => [id, (await findPlanVersion(ctx, id)).name[ctx.locale]] as const)),
  )
}

function wholeOf(lines: readonly ContractLine[], contractNumber: string | null): string | null {
  const isCovered = lines.some((line) => line.contractNumber === contractNumber && line.state === 'active')
  return isCovered ? contractNumber : null
}

async function priorityChoices(request: FastifyRequest, subject: TicketSubject | null): Promise<PriorityChoices> {
  const scheme = subject?.scheme ?? 'P3'
  const planVersionId = subject?.planVersionId ?? null
  return {
    scheme,
    known: subject !== null,
    offers: planVersionId === null ? [] : await previewPromises(request.ctx, planVersionId),
    questionsOnly:
      subject !== null && subject.lineId === null
        ? prioritiesOf(scheme).filter((priority) => allowsWholeContract(scheme, priority))
        : null,
    hotline: hotlineOf(request),
  }
}

export function hotlineOf({ ctx }: FastifyRequest): { text: string; href: string } {
  const { hotline, hotlineHref } = ctx.services.config.operator
  return { text: hotline, href: hotlineHref }
}
