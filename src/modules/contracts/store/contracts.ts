import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { ContractCursor } from '../rules/cursor.ts'
import type { Party } from '../rules/parties.ts'
import type { Hit, StateFilter } from '../rules/views.ts'
import { countMatches, matches, visibleTo } from './visible.ts'

export type ContractRow = {
  readonly id: string
  readonly number: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly orderNumber: string
  readonly parties: readonly Party[]
  readonly lineCount: number
  readonly siteCount: number
  readonly planVersionIds: readonly string[]
}

export type FoundContract = ContractRow & { readonly hit: Hit | null }
export type ContractDetail = ContractRow & { readonly renews: string | null; readonly renewedBy: string | null }

export type ContractQuery = {
  readonly state: StateFilter
  readonly today: Temporal.PlainDate
  readonly patterns: readonly string[]
  readonly limit: number
  readonly after: ContractCursor | null
}

const base = sql`
  contract.id, contract.number, contract.valid_from as "validFrom", contract.valid_to as "validTo",
  contract.order_number as "orderNumber",
  (select jsonb_agg(jsonb_build_object('organisationId', organisation.id, 'name', organisation.name, 'role', contract_party.role)
                    order by organisation.name, contract_party.role)
   from contract_party join organisation on organisation.id = contract_party.organisation_id
   where contract_party.contract_id = contract.id) as parties,
  counts.*`

const counts = sql`
  cross join lateral (
    select count(*) as "lineCount", count(distinct site_id) as "siteCount",
           coalesce(array_agg(distinct plan_version_id), '{}')::text[] as "planVersionIds"
    from contract_line where contract_line.contract_id = contract.id) as counts`

/** A part of the list: what ends first stands first among those in force, what ended last among the others. */
export async function listContracts(ctx: Context, query: ContractQuery): Promise<readonly FoundContract[]> {
  const sought = query.patterns.length > 0
  const { rows } = await sql<FoundContract>`
    select ${base}, ${sought ? sql`hit.hit` : sql`null`} as hit
    from (
      select * from contract
      where ${visibleTo(ctx.actor)} and ${inState(query)} and ${behind(query)} and ${matches('contract.search_text', query.patterns)}
      order by ${order(query.state)} limit ${query.limit}
    ) as contract ${counts} ${sought ? hitOf(query.patterns) : sql``}
    order by ${order(query.state)}`.execute(ctx.db)
  return rows
}

/** How many contracts another tab would show, counted no further than `most`. */
export async function countContracts(
  ctx: Context,
  query: Pick<ContractQuery, 'state' | 'today' | 'patterns'>,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from contract where ${visibleTo(ctx.actor)} and ${inState(query)} and ${matches('contract.search_text', query.patterns)} limit ${most}) as counted`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** One contract by its number, with its neighbours in the chain of renewals. */
export async function findContract(ctx: Context, number: string): Promise<ContractDetail | null> {
  const { rows } = await sql<ContractDetail>`
    select ${base},
      (select earlier.number from contract earlier where earlier.id = contract.renews_id) as renews,
      (select later.number from contract later where later.renews_id = contract.id order by later.valid_from limit 1) as "renewedBy"
    from contract ${counts}
    where contract.number = ${number} and ${visibleTo(ctx.actor)}`.execute(ctx.db)
  return rows[0] ?? null
}

function inState({ state, today }: Pick<ContractQuery, 'state' | 'today'>): RawBuilder<SqlBool> {
  if (state === 'all') return sql<SqlBool>`true`
  return state === 'active'
    ? sql<SqlBool>`contract.valid_to >= ${today}::date`
    : sql<SqlBool>`contract.valid_to < ${today}::date`
}

function order(state: StateFilter): RawBuilder<unknown> {
  return state === 'active'
    ? sql`contract.valid_to, contract.number`
    : sql`contract.valid_to desc, contract.number desc`
}

function behind({ state, after }: ContractQuery): RawBuilder<SqlBool> {
  if (after === null) return sql<SqlBool>`true`
  const place = sql`(${after.validTo}::date, ${after.number})`
  const row = sql`(contract.valid_to, contract.number)`
  return state === 'active' ? sql<SqlBool>`${row} > ${place}` : sql<SqlBool>`${row} < ${place}`
}

/**
 * The line that adds most to the contract's own words, and how many lines do so equally. None is named where the
 * contract's own words were enough, such as the customer's name.
 */
function hitOf(patterns: readonly string[]): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select jsonb_build_object('hitCount', count(*) over (partition by score), 'serial', serial, 'licence', licence,
               'model', concat_ws(' ', vendor, model),
               'site', concat_ws(', ', nullif(site.city, ''), nullif(site.name, ''), nullif(room, ''))) as hit
      from (select *, ${countMatches('contract_line.search_text', patterns)} as score from contract_line
            where contract_line.contract_id = contract.id) as scored
        left join site on site.id = scored.site_id
      where score > ${countMatches('contract.own_words', patterns)}
      order by score desc, position limit 1) as hit on true`
}
