// The first thing that runs, with whatever Node the machine has (20 or later) and before any package is installed:
// plain JavaScript without dependencies. It installs and builds what is missing and goes on under the pinned Node 24.
const [command = '', ...parameters] = process.argv.slice(2)

const commands = {
  start: async () => {
    process.env.PORTAL_MODE ||= 'demo'
    return runBuilt('start', parameters)
  },
  portal: () => runBuilt('cli', parameters),
  bench: async () => {
    process.env.CHROMIUM_PATH = (await import('./boot/chromium.mjs')).provideChromium()
    return runBuilt('bench', parameters)
  },
  test: async () => (await import('./boot/test.mjs')).runTests(),
  check: async () => (await import('./boot/check.mjs')).runChecks(),
}

async function runBuilt(entry, entryParameters) {
  const [{ prepare }, { runNode }] = await Promise.all([import('./boot/prepare.mjs'), import('./boot/run.mjs')])
  await prepare()
  return runNode([`build/${entry}.js`, ...entryParameters])
}

const run = commands[command]
if (!run) {
  console.error(`Usage: node scripts/boot.mjs ${Object.keys(commands).join('|')}`)
  process.exit(2)
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error.expected ? error.message : error)
  process.exitCode = 1
}
