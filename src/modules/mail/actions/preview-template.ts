import { listEntries } from '../../dialogue/index.ts'
import { findTicket } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'
import type { Content } from '../rules/content.ts'
import { drawHtml } from '../rules/draw-html.ts'
import { drawText } from '../rules/draw-text.ts'
import { exampleLetters, type RealTicket } from '../rules/examples/example-letters.ts'
import { mayEditTemplates } from '../rules/may-edit-templates.ts'
import { SHARED, type TemplateId } from '../rules/template-parts.ts'
import type { Voice } from '../rules/voice.ts'
import { entryFacts, ticketFacts } from './read-ticket-news.ts'

export type Preview = {
  readonly name: string
  /** All cases of this letter that can be shown. */
  readonly names: readonly string[]
  readonly content: Content
  readonly text: string
  readonly html: string
}

export type PreviewWish = {
  readonly id: TemplateId
  readonly locale: Locale
  /** Which case of the letter; the first when there is no such one. */
  readonly name?: string | undefined
  /** A ticket whose facts the letter shows; without one they are made up. */
  readonly ticket?: string | undefined
}

/**
 * A letter as it would be sent now, with the facts of a real ticket that the administrator may see.
 *
 * @throws {Refusal} `http.not_found` for who is no administrator, `tickets.not_found`.
 */
export async function previewTemplate(
  ctx: Context,
  { id, name, ticket = '' }: PreviewWish,
  voice: Voice,
): Promise<Preview> {
  if (!mayEditTemplates(ctx.actor)) throw new Refusal('http.not_found')
  const real = ticket.trim() === '' ? null : await readRealTicket(ctx, ticket.trim())
  const shown = id === SHARED ? 'ticket_opened' : id
  const letters = exampleLetters(voice, real).filter(({ kind }) => kind === shown)
  const letter = letters.find((each) => each.name === name) ?? letters[0]
  if (letter === undefined) throw new Refusal('http.not_found')
  const { content } = letter
  const names = letters.map((each) => each.name)
  return { name: letter.name, names, content, text: drawText(content), html: drawHtml(content) }
}

async function readRealTicket(ctx: Context, number: string): Promise<RealTicket> {
  const ticket = await findTicket(ctx, number)
  const entries = await listEntries(ctx, ticket.id, { internal: false })
  const entry = entries.find(({ kind }) => kind === 'message')
  return { ticket: ticketFacts(ctx, ticket), entry: entry === undefined ? null : entryFacts(entry) }
}
