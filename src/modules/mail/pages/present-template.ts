import type { FastifyRequest } from 'fastify'
import type { Context } from '../../../platform/context.ts'
import { formatMoment } from '../../../web/format.ts'
import type { Preview } from '../actions/preview-template.ts'
import type { ReadTemplate } from '../actions/read-template.ts'
import { partsOf, type TemplateId, type Texts } from '../rules/template-parts.ts'
import { fieldOf } from '../rules/template-problems.ts'
import { meaningOf, shippedTexts } from '../shipped-texts.ts'
import type { TemplateVersion } from '../store/template-versions.ts'
import type { ListedTemplate, TemplateState } from '../template-list.ts'
import type { TemplateRow } from './template-list-page.tsx'
import type { ShownTemplate } from './template-page.tsx'
import type { ListedVersion } from './versions-view.tsx'

/** A template as a row of the list. */
export function rowOf(
  ctx: Context,
  { id, number, name, state, version, author, changedAt }: ListedTemplate,
): TemplateRow {
  const changed = changedAt === null ? '' : `${formatMoment(changedAt, ctx.now, ctx.locale)}, ${author}`
  return { id, number, name, state, version, changed }
}

/** "dziś 15:05, Kasia Małek" */
export const writtenBy = (ctx: Context, { writtenAt, author }: TemplateVersion): string =>
  `${formatMoment(writtenAt, ctx.now, ctx.locale)}, ${author}`

type Named = ReadTemplate & { readonly name: string; readonly number: string; readonly state: TemplateState }

/** A template as its page shows it. */
export function shownTemplate({ ctx, t }: FastifyRequest, template: Named, preview: Preview): ShownTemplate {
  const { id, name, number, state, version, parts, versions } = template
  const names = [...new Set(parts.flatMap(({ variables }) => variables))]
  return {
    id,
    name,
    number,
    state,
    version,
    parts,
    variables: names.map((each) => ({ name: each, meaning: t(meaningOf(each)) })),
    versions: listedVersions(ctx, versions),
    preview: { names: preview.names, name: preview.name, language: ctx.locale, ticket: '', isUnknown: false },
  }
}

/** The versions of people, the newest first, and the shipped words below them. */
function listedVersions(ctx: Context, versions: readonly TemplateVersion[]): ListedVersion[] {
  const current = versions.find(({ publishedAt }) => publishedAt !== null)?.version ?? 0
  const own = versions.map((each) => ({
    version: each.version,
    isPublished: each.publishedAt !== null,
    isCurrent: each.version === current,
    written: writtenBy(ctx, each),
  }))
  return [...own, { version: 0, isPublished: true, isCurrent: current === 0, written: '' }]
}

/** The sentences of a template among the fields of its form; line ends are ours, not the browser's. */
export function textsTyped(id: TemplateId, fields: Readonly<Record<string, string>>): Texts {
  return Object.fromEntries(
    partsOf(id, shippedTexts).flatMap(({ key }) => {
      const pl = fields[fieldOf(key, 'pl')]
      const en = fields[fieldOf(key, 'en')]
      return pl === undefined || en === undefined ? [] : [[key, { pl: tidy(pl), en: tidy(en) }]]
    }),
  )
}

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n')
