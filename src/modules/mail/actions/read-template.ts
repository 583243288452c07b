import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { mayEditTemplates } from '../rules/may-edit-templates.ts'
import { partsOf, type ReadPart, type TemplateId, type Texts } from '../rules/template-parts.ts'
import { listVersions, type TemplateVersion } from '../store/template-versions.ts'

/** A template as its newest version stands, draft or published, with all its versions, the newest first. */
export type ReadTemplate = {
  readonly id: TemplateId
  readonly version: number
  readonly texts: Texts
  readonly parts: readonly ReadPart[]
  readonly versions: readonly TemplateVersion[]
}

/** @throws {Refusal} `http.not_found` for who is no administrator. */
export async function readTemplate(ctx: Context, shipped: Texts, id: TemplateId): Promise<ReadTemplate> {
  if (!mayEditTemplates(ctx.actor)) throw new Refusal('http.not_found')
  const versions = await listVersions(ctx, id)
  const texts = versions[0]?.texts ?? {}
  const parts = partsOf(id, shipped).map((part) => ({ ...part, text: texts[part.key] ?? part.shipped }))
  return { id, version: versions[0]?.version ?? 0, texts, parts, versions }
}
