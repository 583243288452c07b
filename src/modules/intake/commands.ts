import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { readOperator } from '../../platform/config.ts'
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

export const mailCommands = defineCommand({
  meta: { name: 'mail', description: 'Incoming mail' },
  subCommands: {
    parse: defineCommand({
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
    }),
  },
})
