import type { FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { formatFileSize, formatMoment } from '../../../web/format.ts'
import { readContent } from '../actions/read-content.ts'
import type { MailShower, OriginalMail } from '../rules/original-mail.ts'
import type { RawMail } from '../store/raw-mails.ts'
import type { ShownOriginal } from './original-view.tsx'

/** Reads a kept mail for a reader; `null` when it cannot be read. */
export async function openOriginal(
  { ctx }: FastifyRequest,
  mail: RawMail,
  show: MailShower,
  remoteImages: boolean,
): Promise<OriginalMail | null> {
  const outcome = await show({ raw: await readContent(ctx, mail.sha256), remoteImages })
  return 'original' in outcome ? outcome.original : null
}

/** A mail in the words of the reader's language; all headers for staff only. */
export function shownOriginal({ ctx }: FastifyRequest, mail: RawMail, original: OriginalMail): ShownOriginal {
  const { from, to, cc, subject, text, html, remoteImages, files, headers, date } = original
  const sent = instantOf(date)
  return {
    from,
    to,
    cc,
    subject,
    text,
    remoteImages,
    hasHtml: html !== null,
    sent: sent === null ? date : formatMoment(sent, ctx.now, ctx.locale),
    received: formatMoment(mail.receivedAt, ctx.now, ctx.locale),
    files: files.map(({ name, size }) => ({ name, size: formatFileSize(size, ctx.locale) })),
    verdict: ctx.actor.kind === 'staff' ? mail : null,
    headers: ctx.actor.kind === 'staff' ? headers : [],
  }
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
