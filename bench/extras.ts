import { freePort } from './durability/portal-process.ts'
import { runNode, startNode, untilAnswers } from './processes.ts'

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
