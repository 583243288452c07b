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
  const rows = parties.map(({ organisationId, role }) => ({
    contract_id: contractId,
    organisation_id: organisationId,
    role,
  }))
  await ctx.db.insertInto('contract_party').values(rows).execute()
}

/** The lines get their positions in the order given, after those that the contract has. */
export async function insertLines(
  ctx: Context,
  contractId: string,
  after: number,
  lines: readonly NewLine[],
): Promise<void> {
  const rows = lines.map((line, index) => ({
    ...columnsOf(line),
    contract_id: contractId,
    position: after + index + 1,
  }))
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE) {
    await ctx.db
      .insertInto('contract_line')
      .values(rows.slice(from, from + LINES_AT_ONCE))
      .execute()
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
 *
 * @param contractId The contract that changed; without it all are written anew.
 */
export async function refreshSearchText(ctx: Pick<Context, 'db'>, contractId: string | null = null): Promise<void> {
  await sql`
    with own as (
      select contract.id, ' ' || fold(concat_ws(' ', contract.number, nullif(contract.order_number, ''), (
        select string_agg(concat_ws(' ', organisation.name, organisation.city, organisation.tax_id), ' ')
        from contract_party join organisation on organisation.id = contract_party.organisation_id
        where contract_party.contract_id = contract.id))) as words
      from contract where ${contractId}::uuid is null or contract.id = ${contractId}
    ), line as (
      select contract_line.id, contract_line.contract_id, phrases.phrases,
        fold(array_to_string(phrases.phrases, ' ')) as words
      from own join contract_line on contract_line.contract_id = own.id
        join plan_version on plan_version.id = contract_line.plan_version_id
        left join site on site.id = contract_line.site_id
        cross join lateral (select array_remove(array[contract_line.vendor, contract_line.model, contract_line.serial,
          contract_line.serial_key, regexp_replace(contract_line.serial_key, '[^[:alnum:]]', '', 'g'), contract_line.licence,
          contract_line.licence_key, contract_line.service_type, plan_version.name_pl, plan_version.name_en, plan_version.code,
          site.name, site.street, site.postal_code, site.city, contract_line.room], null) as phrases) as phrases
    ), all_lines as (
      select contract_id, fold(string_agg(distinct phrase, ' ')) as words
      from line cross join unnest(line.phrases) as phrase group by contract_id
    ), of_contract as (
      update contract set own_words = own.words, search_text = concat_ws(' ', own.words, all_lines.words)
      from own left join all_lines on all_lines.contract_id = own.id where contract.id = own.id
    )
    update contract_line set search_text = own.words || ' ' || line.words
    from line join own on own.id = line.contract_id where contract_line.id = line.id`.execute(ctx.db)
}
