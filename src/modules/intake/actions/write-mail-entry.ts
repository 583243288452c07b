import type { Account } from '../../identity/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { keepUpload, type AttachedUpload } from '../../dialogue/index.ts'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import { postOutsideReply, postReply, type PostedReply, type Ticket } from '../../tickets/index.ts'
import { guessKind } from '../../tickets/rules/file-kind.ts'
import { fitEntry } from '../rules/fit-entry.ts'
import type { ParsedMail } from '../rules/parsed-mail.ts'
import { actorOf } from './find-standing.ts'

/** In whose name a mail is written down. */
export type Writer =
  | { readonly kind: 'person'; readonly sender: Account }
  | {
      readonly kind: 'outside'
      readonly name: string
      readonly side: 'customer' | 'partner'
      readonly uploader: Account
    }

/**
 * Writes a mail into a ticket's dialogue with its files, in the name of who wrote it. A text longer than an entry comes
 * along whole as a file; of more files than an entry takes the first are taken, the mail itself keeps them all.
 *
 * @throws {Refusal} what `postReply`, `postOutsideReply` and `keepUpload` refuse.
 * @see ux.md 4.4, 4.5, E84
 */
export async function writeMailEntry(
  tx: Context<Tx>,
  ticket: Ticket,
  writer: Writer,
  mail: ParsedMail,
): Promise<PostedReply> {
  const { body, overflow } = fitEntry(mail.visibleText, MAX_BODY)
  const person = writer.kind === 'person' ? writer.sender : writer.uploader
  const actor = actorOf(person)
  const uploads = await keepFiles({ ...tx, actor }, mail, overflow)
  if (writer.kind === 'person')
    return postReply({ ...tx, actor, locale: person.locale }, { number: ticket.number, body, uploads, channel: 'mail' })
  const { name, side } = writer
  return postOutsideReply(tx, {
    number: ticket.number,
    authorName: name,
    side,
    language: ticket.language,
    body,
    uploads,
    uploader: actor,
  })
}

async function keepFiles(
  ctx: Context<Tx>,
  { attachments }: ParsedMail,
  overflow: string | null,
): Promise<AttachedUpload[]> {
  const whole = overflow === null ? [] : [{ name: 'mail.txt', content: Buffer.from(overflow) }]
  const files = [...whole, ...attachments.filter(({ size }) => size > 0)]
  const uploads: AttachedUpload[] = []
  for (const { name, content } of files.slice(0, ctx.services.config.operator.limits.attachmentsPerEntry))
    uploads.push(await keepUpload(ctx, { name, kind: guessKind(name), content: once(content) }))
  return uploads
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
