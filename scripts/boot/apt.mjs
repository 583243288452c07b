import { spawnSync } from 'node:child_process'

/** Installs Debian's packages and says whether it worked; where there is no apt, or no right to use it, it does not. */
export function installFromDebian(...names) {
  if (process.getuid() !== 0 || run('apt-get', ['--version']).status !== 0) return false
  console.error(`Installing ${names.join(' and ')} …`)
  for (let attempt = 1; attempt <= 3; attempt++) {
    aptGet(['update'])
    if (aptGet(['install', '--yes', '--no-install-recommends', ...names]) === 0) return true
  }
  return false
}

function aptGet(parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', ['-qq', ...parameters], { env, stdio: ['ignore', 2, 2] }).status
}

export function run(program, parameters, options = {}) {
  return spawnSync(program, parameters, { encoding: 'utf8', ...options })
}
