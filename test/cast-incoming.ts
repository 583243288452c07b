import { Readable } from 'node:stream'
import { keepRawMail } from '../src/modules/intake/actions/keep-raw-mail.ts'
import { takeInNextMail } from '../src/modules/intake/actions/take-in-next-mail.ts'
import { readMail } from '../src/modules/intake/read-mail.ts'
import type { MailParser } from '../src/modules/intake/rules/parsed-mail.ts'
import { unasked, type Verdict } from '../src/modules/intake/rules/verdict.ts'
import { replyAddressFor } from '../src/modules/mail/index.ts'
import { portalItself, type World } from './world.ts'

export type Letter = {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly messageId?: string
  readonly headers?: readonly string[]
  readonly envelopeFrom?: string | null
  /** Files by name. */
  readonly files?: Readonly<Record<string, string>>
}

/** A mail as it comes over the wire. */
export function rawLetter(letter: Letter): string {
  const files = Object.entries(letter.files ?? {}).map(([name, content]) => [
    '--b',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ])
  return [
    `From: ${letter.from}`,
    `To: ${letter.to ?? 'zgloszenia@myhezo.pl'}`,
    `Subject: ${letter.subject ?? 'Re: awaria'}`,
    ...(letter.messageId === undefined ? [] : [`Message-ID: ${letter.messageId}`]),
    'Date: Fri, 20 Nov 2026 15:10:00 +0100',
    ...(letter.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    letter.text ?? 'Działa, dziękuję!',
    ...(letter.html === undefined ? [] : ['--b', 'Content-Type: text/html; charset=utf-8', '', letter.html]),
    ...files.flat(),
    '--b--',
    '',
  ].join('\r\n')
}

/** A mail arrives and is kept; nobody has read it yet. @returns its id. */
export function arrives(world: World, letter: Letter | string): Promise<string> {
  const raw = typeof letter === 'string' ? letter : rawLetter(letter)
  return keepRawMail(world.as(portalItself), {
    content: Readable.from([Buffer.from(raw)]),
    envelopeFrom: typeof letter === 'string' ? null : (letter.envelopeFrom ?? null),
    envelopeTo: [],
  })
}

/** Takes in everything that waits. */
export async function takeIn(world: World, parse: MailParser = readMail, verdict: Verdict = unasked): Promise<void> {
  while (await takeInNextMail(world.as(portalItself), parse, () => Promise.resolve(verdict))) continue
}

/** A mail arrives and is taken in. @returns what became of it. */
export async function receives(world: World, letter: Letter | string, verdict: Verdict = unasked) {
  const id = await arrives(world, letter)
  await takeIn(world, readMail, verdict)
  return rawMailNow(world, id)
}

export const rawMailNow = (world: World, id: string) =>
  world.db.selectFrom('raw_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The address that a recipient of a ticket's mails answers to. */
export const replyAddressOf = (world: World, number: string, recipient: string): string =>
  replyAddressFor(world.services.config, number, recipient)
