import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { bodyText, mendHeaders, withBoundary, withCharset } from './rules/mend-raw.ts'
import { likelihood, mendText } from './rules/mend-text.ts'
import { mimeLimits, refuseMonster } from './rules/mime-limits.ts'
import { readTnef } from './rules/tnef.ts'
import { takeUuencoded } from './rules/uuencode.ts'

/**
 * Takes a raw mail apart, whatever program wrote it: alphabets that are wrong or missing, files inside the text, and
 * what Outlook packs into one file. Runs in the parser process only, because what it reads may be hostile.
 *
 * @throws {Refusal} `intake.mail_too_large`, `intake.mail_too_complex`.
 * @see security F7
 */
export async function openMail(raw: Uint8Array): Promise<Email> {
  const bytes = Buffer.from(raw).toString('latin1')
  refuseMonster(bytes)
  const readable = mendHeaders(bytes)
  const email = await parse(readable === bytes ? raw : readable)
  return unpacked(mended(await inItsAlphabet(readable, await whole(readable, email))))
}

const parse = (raw: string | Uint8Array): Promise<Email> =>
  PostalMime.parse(typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw, {
    maxNestingDepth: mimeLimits.depth,
    maxHeadersSize: mimeLimits.headers,
    forceRfc822Attachments: true,
  })

/** A mail whose parts cannot be told apart is read as one text: nothing that somebody wrote is lost. */
async function whole(raw: string, email: Email): Promise<Email> {
  if (!isEmpty(email)) return email
  const bounded = withBoundary(raw)
  const again = bounded === null ? email : await parse(bounded)
  return isEmpty(again) && /^content-type:[ \t]*multipart\//im.test(raw) ? { ...again, text: bodyText(raw) } : again
}

/** No part at all was found; one without words would be an empty text. */
const isEmpty = ({ text, html, attachments }: Email): boolean =>
  attachments.length === 0 && text === undefined && html === undefined

/** Bytes that cannot be read are no letters of the alphabet that the mail names: the likeliest other one is taken. */
async function inItsAlphabet(raw: string, email: Email): Promise<Email> {
  if (!wordsOf(email).includes('\ufffd')) return email
  const readings = await Promise.all(['windows-1250', 'iso-8859-2'].map((charset) => parse(withCharset(raw, charset))))
  const [best] = [email, ...readings].toSorted((one, other) => likelihood(wordsOf(other)) - likelihood(wordsOf(one)))
  return { ...email, ...(best === undefined ? {} : wordsIn(best)) }
}

const wordsOf = ({ text, html }: Email): string => `${text ?? ''}\n${html ?? ''}`

/** Its text and HTML, where there are any. */
const wordsIn = ({ text, html }: Email): Pick<Email, 'text' | 'html'> => ({
  ...(text === undefined ? {} : { text }),
  ...(html === undefined ? {} : { html }),
})

function mended(email: Email): Email {
  const { text, html, subject } = email
  return {
    ...email,
    ...(text === undefined ? {} : { text: mendText(text) }),
    ...(html === undefined ? {} : { html: mendText(html) }),
    ...(subject === undefined ? {} : { subject: mendText(subject) }),
    attachments: email.attachments.map((file) => ({ ...file, filename: file.filename && mendText(file.filename) })),
  }
}

/** Files out of the text and out of "winmail.dat"; names for those that have none. */
function unpacked(email: Email): Email {
  const { text, files } = takeUuencoded(email.text ?? '')
  const packs = email.attachments.map((each) => ({ each, tnef: isTnef(each) ? readTnef(bytesOf(each)) : null }))
  const [pack] = packs.flatMap(({ tnef }) => (tnef === null ? [] : [tnef]))
  const html = email.html ?? (pack?.html === '' ? undefined : pack?.html)
  return {
    ...email,
    ...(email.text === undefined && pack === undefined
      ? {}
      : { text: text.trim() === '' ? (pack?.text ?? text) : text }),
    ...(html === undefined ? {} : { html }),
    attachments: [
      ...packs.flatMap(({ each, tnef }) => (tnef === null ? [named(each)] : tnef.files.map(asAttachment))),
      ...files.map(asAttachment),
    ],
  }
}

const isTnef = ({ mimeType, filename }: Attachment): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '')

const asAttachment = ({ name, content }: { readonly name: string; readonly content: Uint8Array }): Attachment => ({
  filename: name,
  mimeType: 'application/octet-stream',
  disposition: 'attachment',
  content,
})

/** A mail inside a mail is called after its subject. */
function named(file: Attachment): Attachment {
  if (file.filename !== null || file.mimeType !== 'message/rfc822') return file
  const start = Buffer.from(bytesOf(file).subarray(0, 20_000)).toString('latin1')
  const [, subject = ''] = /^subject:[ \t]*([ -~]{1,80})/im.exec(start) ?? []
  const name = subject.includes('=?') ? '' : subject.replaceAll(/[^\w .()-]/g, ' ').trim()
  return { ...file, filename: `${name === '' ? 'mail' : name}.eml` }
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
