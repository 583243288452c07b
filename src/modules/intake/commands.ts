import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import type { OpenPortal } from '../../platform/command.ts'
import { readOperator } from '../../platform/config.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { keepRawMail, type ArrivedMail } from './actions/keep-raw-mail.ts'
import { openParser } from './parser.ts'
import type { MailParser, ParsedMail, ParseOutcome } from './rules/parsed-mail.ts'

type Write = (line: string) => void

/**
 * Reads files with one mail each and writes a line about each, in their order.
 *
 * @returns the exit code: 1 when one of them could not be read.
 */
export async function runMailParse(files: readonly string[], write: Write, json: boolean): Promise<number> {
  const domain = readOperator(process.env).ticketAddress.split('@').at(-1) ?? ''
  const parser = openParser()
  let refused = 0
  try {
    for (const file of files) {
      const outcome = await parseFile(parser.parse, file, domain)
      if ('refused' in outcome) refused++
      write(json ? JSON.stringify(asJson(file, outcome)) : asText(file, outcome))
    }
  } finally {
    parser.close()
  }
  return refused === 0 ? 0 : 1
}

type FileOutcome = ParseOutcome | { readonly refused: 'file_unreadable' }

async function parseFile(parse: MailParser, file: string, ownDomain: string): Promise<FileOutcome> {
  try {
    return await parse({ raw: await readFile(file), returnPath: null, ownDomain })
  } catch {
    return { refused: 'file_unreadable' }
  }
}

/** The form that others rely on (interfaces.md): additive changes only. */
function asJson(file: string, outcome: FileOutcome): object {
  if ('refused' in outcome) return { file, error: outcome.refused }
  const { from, to, cc, subject, messageId, automatic, visibleText, attachments, verifiedFrom } = outcome.mail
  return {
    file,
    from,
    to,
    cc,
    subject,
    messageId,
    automatic,
    visibleText,
    attachments: attachments.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
    verified: verifiedFrom !== null,
  }
}

const asText = (file: string, outcome: FileOutcome): string =>
  'refused' in outcome
    ? `${file}: ${outcome.refused}`
    : `${file}: ${heading(outcome.mail)}\n${outcome.mail.visibleText}\n`

const heading = ({ from, subject, automatic }: ParsedMail): string =>
  `${from ?? '–'} „${subject}”${automatic ? ' (automatic)' : ''}`

/** The mail server keeps the mail and tries again (sysexits: EX_TEMPFAIL). */
const TRY_AGAIN = 75

/**
 * Keeps the mail that comes on a stream, as the mail server's pipe brings it.
 *
 * @returns 0 only when the mail is kept durably, else 75.
 */
export async function runMailDeliver(
  open: OpenPortal,
  mail: ArrivedMail,
  complain: (line: string) => void,
): Promise<number> {
  try {
    const portal = await open()
    try {
      await keepRawMail(systemContext(portal.services, portal.db, `cli-${newId().slice(-8)}`), mail)
    } finally {
      await portal.close()
    }
    return 0
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return TRY_AGAIN
  }
}

const parseCommand = defineCommand({
  meta: {
    name: 'parse',
    description: 'Read mails from files and print what the dialogue would show; exit 1 when one could not be read',
  },
  args: {
    file: { type: 'positional', required: true, description: 'FILE…, one mail each' },
    json: { type: 'boolean', description: 'A JSON line for each file', default: false },
  },
  run: async ({ args }) => {
    process.exitCode = await runMailParse(args._, (line) => process.stdout.write(`${line}\n`), args.json)
  },
})

const deliverCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'deliver',
      description: 'Take one mail from standard input; exit 0 only when it is kept durably, 75 to try again later',
    },
    args: {
      sender: { type: 'string', description: 'The sender of the envelope, empty for a bounce' },
      recipient: { type: 'string', description: 'The recipient of the envelope' },
    },
    run: async ({ args }) => {
      const { sender, recipient } = args
      const mail = {
        content: process.stdin,
        envelopeFrom: sender ?? null,
        envelopeTo: recipient === undefined ? [] : [recipient],
      }
      process.exitCode = await runMailDeliver(open, mail, (line) => process.stderr.write(`${line}\n`))
    },
  })

export const mailCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'mail', description: 'Incoming mail' },
    subCommands: { parse: parseCommand, deliver: deliverCommand(open) },
  })
