import type { Address, Attachment, Email } from 'postal-mime'
import { openMail } from './open-mail.ts'
import { refusalCodeOf } from './read-mail.ts'
import { hideTokens } from './rules/hide-tokens.ts'
import type { OriginalMail, OriginalOutcome, OriginalRequest } from './rules/original-mail.ts'
import { safeHtml } from './rules/safe-html.ts'

/** Characters and bytes: more of a mail is not shown in a page; it can be downloaded whole. */
const MAX_TEXT = 500_000
const MAX_HTML = 2_000_000
const MAX_PICTURES = 12 * 1024 * 1024
const MAX_HEADERS = 200

/** Makes one mail ready to be shown. Runs in the parser process only, because what it reads may be hostile. */
export async function showMail(request: OriginalRequest): Promise<OriginalOutcome> {
  try {
    return { original: asOriginal(await openMail(request.raw), request.remoteImages) }
  } catch (error) {
    return { refused: refusalCodeOf(error) }
  }
}

function asOriginal(email: Email, remoteImages: boolean): OriginalMail {
  const html = email.html?.slice(0, MAX_HTML) ?? ''
  const safe = html.trim() === '' ? null : safeHtml(html, { inline: picturesOf(email.attachments), remoteImages })
  return {
    from: asText(email.from === undefined ? [] : [email.from]),
    to: asText(email.to),
    cc: asText(email.cc),
    subject: email.subject ?? '',
    date: email.date ?? '',
    text: hideTokens(readable((email.text ?? '').slice(0, MAX_TEXT))),
    html: safe === null ? null : hideTokens(readable(safe.html)),
    remoteImages: safe?.remoteImages ?? 0,
    headers: email.headers.slice(0, MAX_HEADERS).map(({ originalKey, value }) => [originalKey, hideTokens(value)]),
    files: email.attachments.map(({ filename, content }) => ({ name: filename ?? '', size: bytesOf(content).length })),
  }
}

/** The pictures of a mail by their Content-ID, each in its place once the reader's page needs it. */
function picturesOf(attachments: readonly Attachment[]): (contentId: string) => string | null {
  const byId = new Map(
    attachments.flatMap((each) => (each.contentId === undefined ? [] : [[bareId(each.contentId), each]])),
  )
  let left = MAX_PICTURES
  return (contentId) => {
    const picture = byId.get(bareId(contentId))
    const bytes = picture === undefined ? new Uint8Array() : bytesOf(picture.content)
    const type = rasterType(bytes)
    if (type === null || bytes.length > left) return null
    left -= bytes.length
    return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  }
}

const bareId = (id: string): string => id.trim().replaceAll(/^<|>$/g, '')

/** By its first bytes, never by what the mail says of it (row 18). */
function rasterType(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\u0089PNG')) return 'image/png'
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  return /^RIFF....WEBP/s.test(start) ? 'image/webp' : null
}

const bytesOf = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)

const asText = (list: readonly Address[] | undefined): string =>
  hideTokens(
    (list ?? [])
      .flatMap((each) => (each.group === undefined ? [each] : each.group))
      .slice(0, 100)
      .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
      .join(', '),
  )

const readable = (text: string): string => text.replaceAll('\u0000', '')
