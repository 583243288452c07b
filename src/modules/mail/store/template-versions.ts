import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Json } from '../../../platform/schema.ts'
import type { TemplateId, Texts } from '../rules/template-parts.ts'

export type TemplateVersion = {
  readonly id: string
  readonly template: string
  readonly version: number
  readonly texts: Texts
  readonly author: string
  readonly writtenAt: Temporal.Instant
  /** Null for a draft. */
  readonly publishedAt: Temporal.Instant | null
}

function versions(ctx: Context) {
  return ctx.db
    .selectFrom('mail_template_version as version')
    .innerJoin('person', 'person.id', 'version.written_by')
    .select([
      'version.id',
      'version.template',
      'version.version',
      'version.texts',
      'person.name as author',
      'version.written_at as writtenAt',
      'version.published_at as publishedAt',
    ])
}

/** All versions of a template, the newest first. */
export async function listVersions(ctx: Context, template: TemplateId): Promise<TemplateVersion[]> {
  const rows = await versions(ctx).where('version.template', '=', template).orderBy('version.version', 'desc').execute()
  return rows.map((row) => ({ ...row, texts: textsFrom(row.texts) }))
}

/** The newest version of every template that has one, published or not. */
export async function newestVersions(ctx: Context): Promise<TemplateVersion[]> {
  const rows = await versions(ctx)
    .distinctOn('version.template')
    .orderBy('version.template')
    .orderBy('version.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, texts: textsFrom(row.texts) }))
}

/** The words of every template that count now. */
export async function publishedTexts(ctx: Context): Promise<Texts> {
  const rows = await ctx.db
    .selectFrom('mail_template_version')
    .distinctOn('template')
    .select(['template', 'texts'])
    .where('published_at', 'is not', null)
    .orderBy('template')
    .orderBy('version', 'desc')
    .execute()
  return Object.assign({}, ...rows.map(({ texts }) => textsFrom(texts)))
}

/** Lets one person at a time write a template. */
export async function lockTemplate(tx: Context<Tx>, template: TemplateId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mail_template'), hashtext(${template}))`.execute(tx.db)
}

export type NewVersion = {
  readonly template: TemplateId
  readonly version: number
  readonly texts: Texts
  readonly writtenBy: string
  readonly isPublished: boolean
}

/** Writes a version; a draft of that number is replaced. @returns its id. */
export async function putVersion(tx: Context<Tx>, wanted: NewVersion): Promise<string> {
  const values = {
    texts: JSON.stringify(wanted.texts),
    written_by: wanted.writtenBy,
    written_at: tx.now.toString(),
    published_at: wanted.isPublished ? tx.now.toString() : null,
  }
  const { id } = await tx.db
    .insertInto('mail_template_version')
    .values({ id: newId(), template: wanted.template, version: wanted.version, ...values })
    .onConflict((conflict) => conflict.columns(['template', 'version']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What does not look like words in two languages is left out, so that nothing strange in the table can stop a mail. */
function textsFrom(stored: Json): Texts {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([key, words]) =>
      words !== null &&
      typeof words === 'object' &&
      'pl' in words &&
      'en' in words &&
      typeof words['pl'] === 'string' &&
      typeof words['en'] === 'string'
        ? [[key, { pl: words['pl'], en: words['en'] }]]
        : [],
    ),
  )
}
