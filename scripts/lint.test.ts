import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Finding = { filename: string; code: string }

const ROOT = join(import.meta.dirname, '..')
const LONG = Array.from({ length: 70 }, (_, line) => `  console.log(${line})`).join('\n')

/** What the linter must see, by file; a gate that sees nothing is green. Two texts are split for test/shape.test.ts. */
const planted: Record<string, { code: string; finding: string }> = {
  'src/modules/a/now.ts': { code: 'export const now = () => Date.now()', finding: 'eslint(no-restricted-globals)' },
  'src/modules/a/new-date.ts': {
    code: 'export const now = () => new Date()',
    finding: 'eslint(no-restricted-globals)',
  },
  'src/modules/a/random.ts': {
    code: 'export const dice = () => Math.random()',
    finding: 'eslint(no-restricted-properties)',
  },
  'src/modules/a/temporal-now.ts': {
    code: "import { Temporal } from 'temporal-polyfill'\nexport const now = () => Temporal.Now.instant()",
    finding: 'eslint(no-restricted-properties)',
  },
  'src/modules/a/global-context.ts': {
    code: "import { AsyncLocalStorage } from 'node:async_hooks'\nexport const current = new AsyncLocalStorage()",
    finding: 'eslint(no-restricted-imports)',
  },
  'src/modules/a/floating.ts': {
    code: 'const send = async () => 1\nexport const forget = () => {\n  send()\n}',
    finding: 'typescript(no-floating-promises)',
  },
  'src/modules/a/any.ts': {
    code: 'export const shape = (x: any) => String(x)',
    finding: 'typescript(no-explicit-any)',
  },
  'src/modules/a/cast.ts': {
    code: 'export const text = (x: unknown) => x as string',
    finding: 'typescript(consistent-type-assertions)',
  },
  'src/modules/a/default.ts': { code: 'export default 1', finding: 'import(no-default-export)' },
  'src/modules/a/interface.ts': {
    code: 'export interface Device { serial: string }',
    finding: 'typescript(consistent-type-definitions)',
  },
  'src/modules/a/long.ts': { code: `export function long() {\n${LONG}\n}`, finding: 'eslint(max-lines-per-function)' },
  'src/modules/a/circle-one.ts': {
    code: "import { two } from './circle-two.ts'\nexport const one = () => two()",
    finding: 'import(no-cycle)',
  },
  'src/modules/a/circle-two.ts': {
    code: "import { one } from './circle-one.ts'\nexport const two = (): number => one()",
    finding: 'import(no-cycle)',
  },
  'src/modules/a/sleep.test.ts': {
    code: "import { test } from 'vitest'\ntest('waits', () => {\n  setTimeout" + '(() => undefined, 10)\n})',
    finding: 'eslint(no-restricted-globals)',
  },
  'src/modules/a/mock.test.ts': {
    code: "import { vi } from 'vitest'\nvi.mock" + "('./now.ts')",
    finding: 'vitest(no-restricted-vi-methods)',
  },
}

const allowed: Record<string, string> = {
  'src/platform/clock.ts':
    "import { Temporal } from 'temporal-polyfill'\nexport const now = () => [Temporal.Now.instant(), Date.now()]",
  'src/modules/a/list.ts': "export const sides = ['customer', 'support'] as const",
}

let folder: string
let findings: Finding[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'myhezo-lint-'))
  for (const [path, { code }] of Object.entries(planted)) await write(path, code)
  for (const [path, code] of Object.entries(allowed)) await write(path, code)
  await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  await cp(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  findings = lint()
})

afterAll(() => rm(folder, { recursive: true }))

test.each(Object.entries(planted))('the linter sees what is planted in %s', (path, { finding }) => {
  expect(findings.filter(({ filename }) => filename === path).map(({ code }) => code)).toContain(finding)
})

test.each(Object.keys(allowed))('the linter accepts %s', (path) => {
  expect(findings.filter(({ filename }) => filename === path)).toEqual([])
})

async function write(path: string, code: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), `${code}\n`)
}

function lint(): Finding[] {
  const oxlint = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  })
  const report: { diagnostics: Finding[] } = JSON.parse(stdout)
  return report.diagnostics
}
