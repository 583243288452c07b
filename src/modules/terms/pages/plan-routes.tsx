import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refusal } from '../../../refusal.ts'
import { formatDate } from '../../../web/format.ts'
import { ButtonLink } from '../../../web/components/index.ts'
import { sendPage } from '../../../web/respond.tsx'
import { findPlanInForce, listPlanRecords, type PlanRecord } from '../../catalogue/index.ts'
import { mayKeepTerms } from '../../calendar/rules/policy.ts'
import { countLinesByPlan } from '../../contracts/index.ts'
import { countOpenByPlan } from '../../tickets/index.ts'
import { planInWords } from '../rules/plan-words.ts'
import { compareLines } from '../rules/words.ts'
import { PlanListPage, type ListedPlan } from './terms-list-page.tsx'
import { TermsDifferencePage, TermsPage } from './terms-page.tsx'
import type { VersionRow } from './versions-view.tsx'

export const termsReaders = { config: { access: ['contracts', 'manager', 'admin'] } } as const

const Params = Type.Object({ code: Type.String({ maxLength: 64 }) })
const Shown = Type.Object({ wersja: Type.Optional(Type.Integer()), zapisano: Type.Optional(Type.Integer()) })
const Compared = Type.Object({ od: Type.Integer(), do: Type.Integer() })

/** Plans to read: the list, one with its versions, and what two versions say differently (S27). */
export const planPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/admin/plany', { ...termsReaders, schema: { hide: true } }, async (request, reply) => {
    const { t, ctx } = request
    const page = <PlanListPage t={t} plans={await listedPlans(request)} mayEdit={mayKeepTerms(ctx.actor)} />
    return sendPage(request, reply, t('terms.plans'), page)
  })

  pages.get(
    '/admin/plany/:code',
    { ...termsReaders, schema: { hide: true, params: Params, querystring: Shown } },
    (request, reply) => showPlan(request, reply, request.params.code, request.query),
  )

  pages.get(
    '/admin/plany/:code/porownanie',
    { ...termsReaders, schema: { hide: true, params: Params, querystring: Compared } },
    async (request, reply) => {
      const { t, ctx } = request
      const { od: from, do: to } = request.query
      const records = await recordsOf(request, request.params.code)
      const [before, after] = [from, to].map((version) => planInWords(t, ctx.locale, versionOf(records, version).plan))
      const title = titleOf(request, versionOf(records, to))
      const trail = [
        { href: '/admin/plany', label: t('terms.plans') },
        { href: `/admin/plany/${request.params.code}`, label: title },
      ]
      const differences = compareLines(before ?? null, after ?? [])
      const page = (
        <TermsDifferencePage
          {...{ t, from, to, differences }}
          above={trail}
          title={t('terms.compare_title', { name: title, from, to })}
        />
      )
      return sendPage(request, reply, t('terms.comparison'), page)
    },
  )
}

async function showPlan(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { wersja, zapisano }: { readonly wersja?: number; readonly zapisano?: number },
): Promise<FastifyReply> {
  const { t, ctx } = request
  const records = await recordsOf(request, code)
  const inForce = await findPlanInForce(ctx, code)
  const shown = versionOf(records, wersja ?? inForce?.version ?? 1)
  const [lines, tickets] = await Promise.all([countLinesByPlan(ctx), countOpenByPlan(ctx)])
  const rows = records.map((record): VersionRow => ({
    ...savedOf(request, record),
    version: record.plan.version,
    href: `/admin/plany/${code}?wersja=${record.plan.version}`,
    inForce: record.id === inForce?.id,
    use: { lines: lines.get(record.id) ?? 0, tickets: tickets.get(record.id) ?? 0 },
  }))
  const page = (
    <TermsPage
      t={t}
      above={{ href: '/admin/plany', label: t('terms.plans') }}
      title={titleOf(request, shown)}
      lead={code}
      actions={mayKeepTerms(ctx.actor) && <PlanActs {...{ t, code }} />}
      done={zapisano === undefined ? null : t('terms.saved', { version: zapisano })}
      shown={shown.plan.version}
      lines={planInWords(t, ctx.locale, shown.plan)}
      versions={rows}
      compare={`/admin/plany/${code}/porownanie`}
    />
  )
  return sendPage(request, reply, titleOf(request, shown), page)
}

function PlanActs({ t, code }: { readonly t: FastifyRequest['t']; readonly code: string }) {
  return (
    <>
      <ButtonLink href={`/admin/plany/${code}/edycja`} kind="primary">
        {t('terms.edit')}
      </ButtonLink>
      <ButtonLink href={`/admin/plany/nowy?wzor=${code}`}>{t('terms.copy')}</ButtonLink>
    </>
  )
}

/** The versions of a plan. @throws {Refusal} `http.not_found` when there is none of this code. */
export async function recordsOf({ ctx }: FastifyRequest, code: string): Promise<readonly PlanRecord[]> {
  const records = await listPlanRecords(ctx, code)
  if (records.length === 0) throw new Refusal('http.not_found')
  return records
}

export function versionOf(records: readonly PlanRecord[], version: number): PlanRecord {
  const found = records.find(({ plan }) => plan.version === version)
  if (found === undefined) throw new Refusal('http.not_found')
  return found
}

export const titleOf = ({ ctx }: FastifyRequest, { plan }: Pick<PlanRecord, 'plan'>): string =>
  `${plan.vendor} ${plan.name[ctx.locale]}`

function savedOf({ t, ctx }: FastifyRequest, { origin, author, reason, createdAt }: PlanRecord) {
  const by = origin === 'shipped' ? t('terms.by_release') : author === '' ? t('terms.by_portal') : author
  return { by, reason, saved: formatDate(createdAt, ctx.locale) }
}

async function listedPlans(request: FastifyRequest): Promise<readonly ListedPlan[]> {
  const { ctx } = request
  const [records, lines, tickets] = await Promise.all([
    listPlanRecords(ctx),
    countLinesByPlan(ctx),
    countOpenByPlan(ctx),
  ])
  return [...Map.groupBy(records, ({ plan }) => plan.code)]
    .flatMap(([code, versions]) => {
      const inForce = versions.find(({ origin }) => origin === 'operator') ?? versions[0]
      if (inForce === undefined) return []
      const sum = (counts: ReadonlyMap<string, number>) =>
        versions.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0)
      const { plan } = inForce
      const { by, saved } = savedOf(request, inForce)
      return [
        {
          code,
          name: plan.name[ctx.locale],
          vendor: plan.vendor,
          version: plan.version,
          by,
          saved,
          lines: sum(lines),
          tickets: sum(tickets),
        },
      ]
    })
    .toSorted((one, other) => one.vendor.localeCompare(other.vendor) || one.code.localeCompare(other.code))
}
