import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Party } from '../rules/parties.ts'
import { matches, visibleTo } from './visible.ts'

export type Site = {
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
}

export type LineRow = {
  readonly id: string
  readonly contractId: string
  readonly contractNumber: string
  readonly position: number
  readonly serial: string | null
  readonly licence: string | null
  readonly serviceType: string | null
  readonly vendor: string
  readonly model: string
  readonly planVersionId: string
  readonly site: Site | null
  readonly room: string
  /** The days on which both the line and its contract are in force. */
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  /** The serial of the device that took this one's place, and of the one whose place this one took (D11). */
  readonly replacedBy: string | null
  readonly replaces: string | null
  readonly parties: readonly Party[]
}

export type LineQuery = {
  readonly patterns: readonly string[]
  readonly contractNumber: string | null
  /** Only what is in force on this day and was not replaced. */
  readonly openOn: Temporal.PlainDate | null
  /** The position behind which to go on, within one contract. */
  readonly after: number
  readonly limit: number
}

const columns = sql`
  contract_line.id, contract.id as "contractId", contract.number as "contractNumber", contract_line.position,
  contract_line.serial, contract_line.licence, contract_line.service_type as "serviceType", contract_line.vendor, contract_line.model,
  contract_line.plan_version_id as "planVersionId", contract_line.room,
  case when site.id is not null then jsonb_build_object('name', site.name, 'street', site.street, 'postalCode', site.postal_code,
    'city', site.city, 'country', site.country) end as site,
  greatest(contract_line.valid_from, contract.valid_from) as "validFrom", least(contract_line.valid_to, contract.valid_to) as "validTo",
  (select coalesce(later.serial, later.licence) from contract_line later where later.id = contract_line.replaced_by_id) as "replacedBy",
  (select coalesce(earlier.serial, earlier.licence) from contract_line earlier where earlier.replaced_by_id = contract_line.id
   order by earlier.position limit 1) as replaces,
  (select jsonb_agg(jsonb_build_object('organisationId', organisation.id, 'name', organisation.name, 'role', contract_party.role)
                    order by organisation.name, contract_party.role)
   from contract_party join organisation on organisation.id = contract_party.organisation_id
   where contract_party.contract_id = contract.id) as parties`

const tables = sql`
  contract_line join contract on contract.id = contract_line.contract_id left join site on site.id = contract_line.site_id`

/** Lines of visible contracts, by contract and position. */
export async function listLines(ctx: Context, query: LineQuery): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${columns} from ${tables}
    where ${visibleTo(ctx.actor)} and ${ofContract(query.contractNumber)} and ${open(query.openOn)}
      and contract_line.position > ${query.after} and ${matches('contract_line.search_text', query.patterns)}
    order by contract.number, contract_line.position limit ${query.limit}`.execute(ctx.db)
  return rows
}

/** @returns null also when the line exists but is not the actor's to see. */
export async function findLine(ctx: Context, lineId: string): Promise<LineRow | null> {
  const { rows } = await sql<LineRow>`
    select ${columns} from ${tables} where contract_line.id = ${lineId} and ${visibleTo(ctx.actor)}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Lines of visible contracts that carry exactly this serial or licence key, newest cover first. */
export async function findLinesByKey(
  ctx: Context,
  keys: { serialKey: string; licenceKey: string; contractNumber: string | null },
): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${columns} from ${tables}
    where (contract_line.serial_key = ${keys.serialKey} or contract_line.licence_key = ${keys.licenceKey})
      and ${visibleTo(ctx.actor)} and ${ofContract(keys.contractNumber)}
    order by contract_line.valid_to desc, contract.number, contract_line.position limit 20`.execute(ctx.db)
  return rows
}

/** Lines that carry one of some serials or licence keys, then other lines of some contracts; newest cover first. */
export async function findLinesByKeys(
  ctx: Context,
  keys: {
    serialKeys: readonly string[]
    licenceKeys: readonly string[]
    contractNumbers: readonly string[]
    limit: number
  },
): Promise<readonly (LineRow & { readonly named: boolean })[]> {
  const named = sql<boolean>`coalesce(contract_line.serial_key = any(${[...keys.serialKeys]}), false)
    or coalesce(contract_line.licence_key = any(${[...keys.licenceKeys]}), false)`
  const { rows } = await sql<LineRow & { named: boolean }>`
    select ${columns}, (${named}) as named from ${tables}
    where (${named} or contract.number = any(${[...keys.contractNumbers]})) and ${visibleTo(ctx.actor)}
    order by (${named}) desc, contract_line.valid_to desc, contract.number, contract_line.position limit ${keys.limit}`.execute(
    ctx.db,
  )
  return rows
}

function ofContract(number: string | null): RawBuilder<SqlBool> {
  return number === null ? sql<SqlBool>`true` : sql<SqlBool>`contract.number = ${number}`
}

function open(day: Temporal.PlainDate | null): RawBuilder<SqlBool> {
  if (day === null) return sql<SqlBool>`true`
  return sql<SqlBool>`(${day}::date between contract_line.valid_from and contract_line.valid_to
    and ${day}::date between contract.valid_from and contract.valid_to and contract_line.replaced_by_id is null)`
}
