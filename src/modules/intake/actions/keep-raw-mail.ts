import type { Context } from '../../../platform/context.ts'
import { insertRawMail } from '../store/raw-mails.ts'

/** Bytes. What the parser refuses (F7) is kept all the same, so that somebody can look at it. */
export const MAX_RAW_MAIL: number = 64 * 1024 * 1024

export type ArrivedMail = {
  readonly content: AsyncIterable<Uint8Array>
  /** `''` for the empty path of bounces, `null` when it is not known. */
  readonly envelopeFrom: string | null
  readonly envelopeTo: readonly string[]
}

/**
 * Keeps a mail as it came. When this returns, the mail is on the disk and in the database: only then may its delivery
 * be acknowledged.
 *
 * @returns the id of the row; a mail delivered twice gets two, and is recognised when it is read.
 * @throws {Refusal} `form.too_large` over 64 MB.
 * @see security F5, faults 3.8
 */
export async function keepRawMail(ctx: Context, mail: ArrivedMail): Promise<string> {
  const { sha256, size } = await ctx.services.files.put(mail.content, MAX_RAW_MAIL)
  return insertRawMail(ctx, {
    sha256,
    size,
    envelopeFrom: mail.envelopeFrom?.slice(0, 320) ?? null,
    envelopeTo: mail.envelopeTo.slice(0, 100).map((address) => address.slice(0, 320)),
  })
}
