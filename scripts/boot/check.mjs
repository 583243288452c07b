import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node24, root } from './paths.mjs'
import { prepare } from './prepare.mjs'

/** Architecture, shape, messages and permissions are tests; they run here too because they need no database. */
const steps = [
  ['format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['lint', ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--quiet']],
  ['types', ['typescript/bin/tsc', '-p', '.']],
  ['dead code', ['knip/bin/knip.js']],
]

/** Runs every step, also after a failure, and ends in one line. */
export async function runChecks() {
  await prepare({ build: false })
  const started = Date.now()
  const failed = steps.filter(([name, parameters]) => !runStep(name, parameters)).map(([name]) => name)
  const outcome = failed.length === 0 ? `all ${steps.length} steps passed` : `failed: ${failed.join(', ')}`
  console.log(`check: ${outcome} (${seconds(started)})`)
  return failed.length === 0 ? 0 : 1
}

function runStep(name, [program, ...parameters]) {
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(node24, [join(root, 'node_modules', program), ...parameters], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds(started)})`)
  if (status !== 0) process.stdout.write(stdout + stderr)
  return status === 0
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}
