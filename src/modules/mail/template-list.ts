import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import { exampleLetters } from './rules/examples/example-letters.ts'
import { mailKinds } from './rules/kinds.ts'
import { SHARED, templateIds, templateOf, type TemplateId, type Texts } from './rules/template-parts.ts'
import type { Speak } from './rules/voice.ts'
import { newestVersions, publishedTexts } from './store/template-versions.ts'
import { voicesOf, voicesWith } from './voices.ts'

export type TemplateState = 'shipped' | 'published' | 'draft'

export type ListedTemplate = {
  readonly id: TemplateId
  /** Its place in the table of notifications, such as M15; empty for what letters share. */
  readonly number: string
  readonly name: string
  readonly state: TemplateState
  readonly version: number
  readonly author: string
  readonly changedAt: Temporal.Instant | null
}

/** Every template with what stands in force. A letter is named by the headline of its example. */
export async function listTemplates(ctx: Context, sharedName: string): Promise<ListedTemplate[]> {
  const names = templateNames(ctx, sharedName)
  const newest = new Map((await newestVersions(ctx)).map((version) => [version.template, version]))
  return templateIds
    .map((id): ListedTemplate => {
      const last = newest.get(id)
      const state = last === undefined ? 'shipped' : last.publishedAt === null ? 'draft' : 'published'
      return {
        id,
        number: numberOf(id),
        name: names(id),
        state,
        version: last?.version ?? 0,
        author: last?.author ?? '',
        changedAt: last?.writtenAt ?? null,
      }
    })
    .toSorted((one, other) => one.number.localeCompare(other.number, 'en', { numeric: true }))
}

/** How people call the templates, in the language of the context. */
export function templateNames(ctx: Context, sharedName: string): (id: TemplateId) => string {
  const letters = exampleLetters(voicesOf(ctx.services)(ctx.locale))
  const titles = new Map<string, string>(letters.toReversed().map(({ kind, content }) => [kind, content.title]))
  return (id) => (id === SHARED ? sharedName : (titles.get(id) ?? id))
}

const numberOf = (id: TemplateId): string => (id === SHARED ? '' : mailKinds[id].number.toUpperCase())

/** How letters would speak if these words of one template stood in force beside what is published of the others. */
export async function voicesTrying(ctx: Context, id: TemplateId, texts: Texts): Promise<Speak> {
  const others = Object.entries(await publishedTexts(ctx)).filter(([key]) => templateOf(key) !== id)
  return voicesWith(ctx.services, { ...Object.fromEntries(others), ...texts })
}

export const isTemplateId = (id: string): id is TemplateId => templateIds.some((each) => each === id)
