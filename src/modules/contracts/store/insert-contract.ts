import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { PartyRole } from '../rules/parties.ts'

export type NewParty = { readonly organisationId: string; readonly role: PartyRole }

export type NewLine = {
  readonly id: string
  readonly serial: string | null
  readonly serialKey: string | null
  readonly licence: string | null
  readonly licenceKey: string | null
  readonly serviceType: string | null
  readonly vendor: string
  readonly model: string
  readonly planVersionId: string
  readonly siteId: string | null
  readonly room: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly replacedById: string | null
}

export type NewContract = {
  readonly id: string
  readonly number: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly renewsId: string | null
  readonly orderNumber: string
}

const LINES_AT_ONCE = 1000

/** @returns false when the number is taken. */
export async function insertContract(ctx: Context, contract: NewContract): Promise<boolean> {
  const row = await ctx.db
    .insertInto('contract')
    .values({
      id: contract.id,
      number: contract.number,
      valid_from: contract.validFrom.toString(),
      valid_to: contract.validTo.toString(),
      renews_id: contract.renewsId,
      order_number: contract.orderNumber,
      created_at: ctx.now.toString(),
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertParties(ctx: Context, contractId: string, parties: readonly NewParty[]): Promise<void> {
  const rows = parties.map(({ organisationId, role }) => ({ contract_id: contractId, organisation_id: organisationId, role }))
  await ctx.db.insertInto('contract_party').values(rows).execute()
}

/** The lines get their positions in the order given, after those that the contract has. */
export async function insertLines(ctx: Context, contractId: string, after: number, lines: readonly NewLine[]): Promise<void> {
  const rows = lines.map((line, index) => ({ ...columnsOf(line), contract_id: contractId, position: after + index + 1 }))
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE) {
    await ctx.db.insertInto('contract_line').values(rows.slice(from, from + LINES_AT_ONCE)).execute()
  }
}

function columnsOf(line: NewLine) {
  return {
    id: line.id,
    serial: line.serial,
    serial_key: line.serialKey,
    licence: line.licence,
    licence_key: line.licenceKey,
    service_type: line.serviceType,
    vendor: line.vendor,
    model: line.model,
    plan_version_id: line.planVersionId,
    site_id: line.siteId,
    room: line.room,
    valid_from: line.validFrom.toString(),
    valid_to: line.validTo.toString(),
    replaced_by_id: line.replacedById,
  }
}

export async function findContractId(ctx: Context, number: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('contract').select('id').where('number', '=', number).executeTakeFirst()
  return row?.id ?? null
}

/**
 * Writes the words by which a contract and each of its lines is found: every datum that a person could type (R73, R74),
 * folded, each word after a blank so that short words can be sought at the beginning of a word.
 */
export async function refreshSearchText(ctx: Context, contractId: string): Promise<void> {
  await sql`
    with words as (
      select contract.id, concat_ws(' ', contract.number, nullif(contract.order_number, ''), (
        select string_agg(organisation.name || ' ' || organisation.city || ' ' || organisation.tax_id, ' ')
        from contract_party join organisation on organisation.id = contract_party.organisation_id
        where contract_party.contract_id = contract.id)) as contract_words
      from contract where contract.id = ${contractId}
    ), of_contract as (
      update contract set search_text = ' ' || fold(words.contract_words) from words where contract.id = words.id
    )
    update contract_line set search_text = ' ' || fold(concat_ws(' ', words.contract_words, line.vendor, line.model,
      line.serial, line.serial_key, regexp_replace(line.serial_key, '[^[:alnum:]]', '', 'g'), line.licence, line.licence_key,
      line.service_type, plan_version.name_pl, plan_version.name_en, plan_version.code, site.name, site.street, site.postal_code, site.city, line.room))
    from words, contract_line line
      join plan_version on plan_version.id = line.plan_version_id
      left join site on site.id = line.site_id
    where contract_line.contract_id = words.id and line.id = contract_line.id`.execute(ctx.db)
}


