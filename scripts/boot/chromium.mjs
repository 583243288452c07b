import { join } from 'node:path'
import { installFromDebian, run } from './apt.mjs'
import { expected, node24, root } from './paths.mjs'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a browser for the tests or gets one: a Chromium or Chrome that is there, else Debian's package when root,
 * else the test tool's own download, for which the answer is undefined: the tool knows where it put it.
 */
export function provideChromium() {
  return (
    process.env.CHROMIUM_PATH ||
    findChromium() ||
    (installFromDebian('chromium') && findChromium()) ||
    downloadChromium()
  )
}

/** Some distributions ship a placeholder of that name, so only a program that answers counts. */
function findChromium() {
  const paths = programs.map((name) => run('sh', ['-c', `command -v ${name}`]).stdout?.trim()).filter(Boolean)
  return paths.find((path) => run(path, ['--version']).status === 0)
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
