import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expected, node24, root } from './paths.mjs'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a browser for the tests or gets one: a Chromium or Chrome that is there, else Debian's package when root,
 * else the test tool's own download, for which the answer is undefined: the tool knows where it put it.
 */
export function provideChromium() {
  return process.env.CHROMIUM_PATH || findChromium() || installFromDebian() || downloadChromium()
}

/** Some distributions ship a placeholder of that name, so only a program that answers counts. */
function findChromium() {
  const paths = programs.map((name) => run('sh', ['-c', `command -v ${name}`]).stdout?.trim()).filter(Boolean)
  return paths.find((path) => run(path, ['--version']).status === 0)
}

function installFromDebian() {
  if (process.getuid() !== 0 || run('apt-get', ['--version']).status !== 0) return undefined
  console.error('Installing Chromium …')
  for (let attempt = 1; attempt <= 3; attempt++) {
    aptGet(['update'])
    if (aptGet(['install', '--yes', '--no-install-recommends', 'chromium']) === 0) return findChromium()
  }
  return undefined
}

function aptGet(parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', ['-qq', ...parameters], { env, stdio: ['ignore', 2, 2] }).status
}

function downloadChromium() {
  console.error('Downloading Chromium …')
  const tool = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const parameters = [tool, 'install', ...(process.getuid() === 0 ? ['--with-deps'] : []), 'chromium']
  if (run(node24, parameters, { stdio: ['ignore', 2, 2] }).status === 0) return undefined
  throw expected(
    'The browser tests need Chromium, and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.',
  )
}

function run(program, parameters, options = {}) {
  return spawnSync(program, parameters, { encoding: 'utf8', ...options })
}
