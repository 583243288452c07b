import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import { createUser } from './actions/create-user.ts'
import { resetSecondFactor } from './actions/reset-second-factor.ts'

export const userCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'user', description: 'Accounts made and mended by the operator' },
    subCommands: {
      create: createCommand(open),
      'reset-second-factor': resetCommand(open),
    },
  })

const createCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'create', description: 'Make an account; prints the link by which its owner sets a password' },
    args: {
      email: { type: 'string', required: true, description: 'address of the account' },
      name: { type: 'string', required: true, description: 'first and last name' },
      kind: { type: 'enum', options: ['staff', 'customer'], default: 'staff', description: 'staff or customer' },
      role: { type: 'string', default: '', description: 'roles of staff, with commas between: engineer, admin …' },
      locale: { type: 'enum', options: ['pl', 'en'], default: 'pl', description: 'language of the person' },
      json: { type: 'boolean', description: 'one JSON line' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const kind = args.kind === 'customer' ? 'customer' : 'staff'
        const roles = args.role.split(',').filter(Boolean)
        const locale = args.locale === 'en' ? 'en' : 'pl'
        const { personId, link } = await createUser(ctx, { email: args.email, name: args.name, kind, roles, locale })
        console.log(args.json ? JSON.stringify({ id: personId, link }) : link)
        return 0
      }),
  })

const resetCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'reset-second-factor',
      description: 'Let a person who lost phone and codes connect a new application',
    },
    args: {
      email: { type: 'string', required: true, description: 'address of the account' },
      json: { type: 'boolean', description: 'one JSON line' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        await resetSecondFactor(ctx, args.email)
        console.log(
          args.json ? JSON.stringify({ done: true }) : 'The next sign-in begins with connecting an application.',
        )
        return 0
      }),
  })
