import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../refusal.ts'
import { savePlanVersion, type SavedPlan } from './actions/save-plan-version.ts'
import type { PlanDifference } from './rules/diff-plans.ts'
import { planVersion } from './rules/plans.ts'
import { findPlanInForce, listPlanVersions } from './store.ts'

export const planCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'plan', description: 'Service plans and their versions' },
    subCommands: { list: listCommand(open), show: showCommand(open), save: saveCommand(open) },
  })

const json = { type: 'boolean', description: 'JSON' } as const

const listCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'list', description: 'Every version of every plan' },
    args: { json },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const plans = (await listPlanVersions(ctx)).map(({ code, version, vendor, name, source }) => ({
          code,
          version,
          vendor,
          name,
          source,
        }))
        if (args.json) console.log(JSON.stringify(plans))
        else console.log(plans.map(({ code, version, name }) => `${code}  version ${version}  ${name.en}`).join('\n'))
        return 0
      }),
  })

const showCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'show',
      description: 'One version of a plan, the newest unless told otherwise, as a file for `plan save`',
    },
    args: {
      code: { type: 'positional', description: 'as LOGI-HEZOPLUS', required: true },
      version: { type: 'positional', description: 'number of the version', required: false },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const wanted = await planWanted(ctx, args.code, args.version)
        console.log(JSON.stringify(asWritten(wanted), null, 2))
        return 0
      }),
  })

const saveCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'save',
      description: 'Save a plan as the next version; lines and tickets keep the version they have',
    },
    args: {
      file: { type: 'positional', description: 'JSON as `plan show CODE` prints it', required: true },
      reason: { type: 'string', description: 'why, for the list of versions' },
      'dry-run': { type: 'boolean', description: 'only check it and list what would be different' },
      json,
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const given = readJson(await readFile(args.file, 'utf8'))
        const saved = await savePlanVersion(ctx, given, {
          how: args['dry-run'] ? 'check' : 'save',
          ...(args.reason === undefined ? {} : { reason: args.reason }),
        })
        console.log(args.json ? JSON.stringify(saved) : inWords(saved, args['dry-run'] === true))
        return 0
      }),
  })

/** The version that is named, else the one that is sold now. */
async function planWanted(ctx: Context, code: string, version: string | undefined): Promise<object> {
  if (version !== undefined) return planVersion(code, Number(version), await listPlanVersions(ctx))
  const inForce = await findPlanInForce(ctx, code)
  if (inForce === null) throw new Refusal('catalogue.plan_unknown', { plan: code })
  return inForce
}

/** What was read from the database, without the database's own name for it. */
function asWritten(plan: object): object {
  return Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'id'))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('catalogue.plan_unreadable')
  }
}

function inWords({ code, version, isNew, differences }: SavedPlan, isDry: boolean): string {
  if (!isNew) return `${code} is already so, version ${version}`
  return [
    `${code} ${isDry ? 'would become' : 'is now'} version ${version}`,
    ...differences.map(differenceInWords),
  ].join('\n')
}

const differenceInWords = ({ path, before, after }: PlanDifference): string =>
  `  ${path}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`
