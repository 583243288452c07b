import { gzipSync } from 'node:zlib'
import { cookies } from '../src/platform/http/cookies.ts'
import { freePort } from './durability/portal-process.ts'
import { assetsOf, readAsset, runNode, startNode, untilAnswers } from './processes.ts'

export type Start = { readonly first: number; readonly next: number }

/** From `npm start` to the first page, in milliseconds: with an empty folder of data, and the next time. */
export async function measureStart(dataDir: string): Promise<Start> {
  const port = await freePort()
  const start = async () => {
    const portal = startNode(['start.js'], {
      PORTAL_MODE: 'test',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    })
    const milliseconds = await untilAnswers(`http://127.0.0.1:${port}/logowanie`)
    await portal.stop()
    return milliseconds
  }
  const first = await start()
  return { first, next: await start() }
}

const SLA_LINES = 200_000

/** Lines a second that `portal sla due` answers, its start included. */
export async function measureSlaDue(): Promise<number> {
  const windows = ['8x5', '24x7']
  const lines = Array.from({ length: SLA_LINES }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    return JSON.stringify({
      from: `2026-${String(1 + (index % 12)).padStart(2, '0')}-${day}T${String(index % 24).padStart(2, '0')}:15:00+01:00`,
      window: windows[index % 2],
      minutes: 60 + (index % 480),
    })
  })
  const begun = performance.now()
  const answers = await runNode(['cli.js', 'sla', 'due', '--json'], `${lines.join('\n')}\n`)
  const seconds = (performance.now() - begun) / 1000
  const refused = answers.split('\n').filter((line) => line.includes('"error"')).length
  if (refused > 0) throw new Error(`${refused} lines were refused`)
  return SLA_LINES / seconds
}

export type FirstView = {
  readonly requests: number
  readonly html: number
  readonly script: number
  readonly all: number
}

/** What a browser fetches that has never been here: the page and what it names. Bytes after gzip; fonts are compressed already. */
export async function measureFirstView(origin: string, path: string, session: string): Promise<FirstView> {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie: `${cookies.session}=${session}` } })
  const html = await answer.text()
  const named = new Set([...html.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name]) => name ?? ''))
  const styles = [...named].filter((name) => name.endsWith('.css')).map((name) => readAsset(name).toString())
  const chunks = importedBy([...named].filter((name) => name.endsWith('.js')))
  const fonts = firstFonts(styles)
  const files = new Set([...named, ...chunks, ...fonts])
  const sizes = [...files].map((name) => [name, weightOf(name)] as const)
  const sum = (wanted: (name: string) => boolean) =>
    sizes.reduce((total, [name, size]) => total + (wanted(name) ? size : 0), 0)
  const page = gzipSync(html).length
  return {
    requests: files.size + 1,
    html: page,
    script: sum((name) => name.endsWith('.js')),
    all: page + sum(() => true),
  }
}

const weightOf = (name: string): number =>
  name.endsWith('.woff2') ? readAsset(name).length : gzipSync(readAsset(name)).length

/** Scripts that a script imports at once; what it imports later is fetched where it is needed. */
function importedBy(scripts: readonly string[]): readonly string[] {
  return scripts.flatMap((name) => {
    const found = [
      ...readAsset(name)
        .toString()
        .matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g),
    ]
    const direct = found.map(([, chunk]) => chunk ?? '')
    return [...direct, ...importedBy(direct)]
  })
}

/** The text face that every page shows; others come only where a page has letters of them. */
function firstFonts(styles: readonly string[]): readonly string[] {
  const fonts = assetsOf().filter((name) => name.endsWith('.woff2'))
  return fonts.filter((name) => /inter/i.test(name) && styles.some((style) => style.includes(name)))
}
