import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../refusal.ts'
import { createToken } from './actions/create-token.ts'
import { findPersonByEmail } from './actions/find-person-by-email.ts'
import { scopes } from './rules/scope.ts'
import { tokenLives } from './rules/token.ts'

export const tokenCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'token', description: 'Tokens with which programs use the JSON interface' },
    subCommands: {
      create: defineCommand({
        meta: { name: 'create', description: 'Make a token for a person and print it, once' },
        args: {
          user: { type: 'string', description: 'e-mail address of the person', required: true },
          scope: {
            type: 'string',
            description: `what the token may do, one or more of: ${scopes.join(' ')}`,
            required: true,
          },
          name: { type: 'string', description: 'the program that will use it', default: 'command line' },
          days: { type: 'string', description: `how long it works: ${tokenLives.join(', ')} days`, default: '365' },
          json: { type: 'boolean', description: 'one JSON line {"token"}' },
        },
        run: ({ args, rawArgs }) =>
          runWith(open, async (ctx) => {
            const personId = await activePerson(ctx, args.user)
            const token = await createToken(ctx, {
              personId,
              name: args.name,
              scopes: scopesIn(rawArgs, args._),
              days: Number(args.days),
            })
            console.log(args.json ? JSON.stringify({ token }) : token)
            return 0
          }),
      }),
    },
  })

async function activePerson(ctx: Context, email: string): Promise<string> {
  const person = await findPersonByEmail(ctx, email)
  if (person?.state !== 'active') throw new Refusal('identity.token_person_unknown')
  return person.id
}

/** `--scope a --scope b`, `--scope=a,b` and `--scope a b` all mean the same. */
export function scopesIn(rawArgs: readonly string[], positional: readonly string[]): string[] {
  const given = rawArgs.flatMap((each, index) => {
    if (each === '--scope') return [rawArgs[index + 1] ?? '']
    return each.startsWith('--scope=') ? [each.slice('--scope='.length)] : []
  })
  return [...new Set([...given, ...positional].flatMap((each) => each.split(/[\s,]+/)).filter(Boolean))]
}
